import { SpecError } from '../errors.ts';
import { gradientWindow } from '../estimate/gradient-window.ts';
import { type Mbar, mbar, mbarDifference } from '../estimate/mbar.ts';
import type { Estimate } from '../estimate/measured.ts';
import { poorOverlap } from '../estimate/poor-overlap.ts';
import { randomStream } from '../estimate/random-stream.ts';
import {
  type GradientWindow,
  type ThermodynamicIntegration,
  thermodynamicIntegration,
} from '../estimate/thermodynamic-integration.ts';
import { differentiate } from '../formula/differentiate.ts';
import type { ControlCurve } from '../model/control.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { createEnergy } from './energy.ts';
import { confinement } from './equilibrium.ts';
import { equilibriumDraws } from './equilibrium-draws.ts';

/** Equilibrium samples at values of the controls along the protocol, evenly spaced in time. */
export interface WindowsSpec {
  readonly count: number;
  /** Of each window. */
  readonly samples: number;
}

/** What equilibrium samples at windows along the protocol say of the free energy, in kT. */
export interface WindowStudy {
  readonly controls: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The windows, and as the last state, where the model confines its end, the confined one. */
  readonly mbar: Mbar;
  readonly integration: ThermodynamicIntegration;
  /** F at each state of `mbar` by quadrature, less that at the first. */
  readonly exact: readonly number[];
  readonly estimates: readonly [Estimate, Estimate];
  readonly warnings: readonly string[];
}

/** Numbers held at once: 256 MB of energies. */
const mostEnergies = 2 ** 25;

export interface WindowsPlan {
  readonly model: LangevinModel;
  readonly parameters: Readonly<Record<string, number>>;
  readonly curves: readonly ControlCurve[];
  readonly kT: number;
  readonly seed: bigint;
  /** Exact ΔF/kT of the protocol, confinement included. */
  readonly freeEnergyDifference: number;
  readonly spec: WindowsSpec;
}

/** @throws SpecError where a model has no such windows, or they would not fit in memory */
export function checkWindows(model: LangevinModel, { count, samples }: WindowsSpec): void {
  const driven = model.controls.some((c) => !c.probe);
  if (!driven || model.initial !== 'equilibrium' || model.events.length > 0)
    throw SpecError.of('windows', { count, samples }, 'needs a driven model that starts in equilibrium');
  const most = Math.floor(mostEnergies / count ** 2);
  if (samples > most)
    throw SpecError.of(
      'windows.samples',
      samples,
      `must be at most ${most} with ${count} windows: energies are held in memory`,
    );
}

/**
 * MBAR and thermodynamic integration from independent equilibrium samples at windows along the protocol, drawn directly: there is no time
 * in them, and no time step. Beside them the exact free energy by quadrature. Where the model confines its end, MBAR reaches the confined
 * state by the samples of the last window; integration over the controls does not.
 */
export function studyWindows(plan: WindowsPlan): WindowStudy {
  const { model, parameters, curves, kT, spec } = plan;
  const { count, samples } = spec;
  const controls = Array.from({ length: count }, (_, k) => curves.map((curve) => curve(k / (count - 1))));
  const driving = [...model.controls.keys()].filter((c) => !model.controls[c]!.probe);
  const energy = createEnergy(model, parameters);
  const slopes = driving.map((c) =>
    createEnergy(model, parameters, differentiate(model.potential, model.controls[c]!.name)),
  );
  const inside = confinement(model, parameters);
  const states = inside ? [...controls, controls.at(-1)!] : controls;
  const total = count * samples;
  const energies = states.map(() => new Float64Array(total));
  const random = randomStream(streamSeed(plan.seed));
  const logZs: number[] = [];
  const gradients: GradientWindow[] = [];
  for (let k = 0; k < count; k++) {
    const { logZ, draw } = equilibriumDraws(model, parameters, energy, { controls: controls[k]!, kT });
    logZs.push(logZ);
    const positions = Array.from({ length: samples }, () => draw(random));
    positions.forEach((x, i) => {
      const n = k * samples + i;
      states.forEach((at, s) => {
        energies[s]![n] = s === count && inside && !inside(...x) ? Number.POSITIVE_INFINITY : energy(x, at) / kT;
      });
    });
    const series = slopes.map((slope) => Float64Array.from(positions, (x) => slope(x, controls[k]!) / kT));
    gradients.push(
      gradientWindow(
        driving.map((c) => controls[k]![c]!),
        series,
      ),
    );
  }
  const exact = logZs.map((logZ) => logZs[0]! - logZ);
  if (inside) exact.push(plan.freeEnergyDifference);
  const study = mbar({ energies, counts: states.map((_, s) => (s < count ? samples : 0)) });
  const integration = thermodynamicIntegration(gradients);
  const difference: Estimate = { id: 'mbar', ...mbarDifference(study, 0, states.length - 1) };
  const names = controls.map((at) =>
    driving.map((c) => `${model.controls[c]!.name} = ${Number(at[c]!.toPrecision(4))}`).join(', '),
  );
  return {
    controls: driving.map((c) => ({ name: model.controls[c]!.name, values: controls.map((at) => at[c]!) })),
    mbar: study,
    integration,
    exact,
    estimates: [difference, inside ? unconfined(integration) : integration],
    warnings: [
      ...poorOverlap(study.overlap, inside ? [...names, null] : names),
      ...(inside || !(integration.quadratureError > 2 * integration.statisticalError)
        ? []
        : [
            `thermodynamic-integration: windows are so far apart that its rule may be off by ${integration.quadratureError.toPrecision(2)} kT, more than the samples`,
          ]),
    ],
  };
}

const unconfined = ({ id }: Estimate): Estimate => ({
  id,
  value: Number.NaN,
  standardError: Number.NaN,
  reason: 'integration over the controls does not reach a confined end',
});

/** 53 bits of a 64-bit seed, for a stream of its own. */
const streamSeed = (seed: bigint): number => Number(BigInt.asUintN(64, (seed + 1n) * 0x9e3779b97f4a7c15n) >> 11n);
