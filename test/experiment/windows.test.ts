import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/estimate/random-stream.ts';
import { boltzmann } from '../../src/exact/boltzmann.ts';
import { samplerTable } from '../../src/exact/sampler-table.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { createEnergy } from '../../src/experiment/energy.ts';
import { equilibriumDraws, tableDraws } from '../../src/experiment/equilibrium-draws.ts';
import type { LangevinPlan } from '../../src/experiment/langevin-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { expectDistribution } from '../exact/kolmogorov.ts';

const plan = (request: RunSpec) => createPlan(parseRequest(request)) as LangevinPlan;
const study = (request: RunSpec) => plan(request).windows!();

/** Two coordinates and two controls, one after the other: a path that bends. */
const plane = {
  model: {
    coordinates: { x: {}, y: {} },
    controls: { lambda: { sequence: [{ ramp: [0, 1] }, 1] }, kappa: { sequence: [1, { ramp: [1, 2] }] } },
    potential: '(x^2-1)^2 + kappa*y^2/2 + x*y/2 - lambda*x',
  },
  duration: 1,
  dt: 0.01,
} satisfies RunSpec;

const cases: [string, RunSpec][] = [
  ['hairpin', { system: 'hairpin', windows: { count: 11, samples: 2000 } }],
  [
    'hairpin, other parameters',
    { system: 'hairpin', parameters: { kappa: 0.7, tilt: 10 }, windows: { count: 16, samples: 1500 } },
  ],
  ['breathing-trap (normal law)', { system: 'breathing-trap', windows: { count: 7, samples: 2000 } }],
  ['dragged-trap', { system: 'dragged-trap', windows: { count: 9, samples: 2000 } }],
  ['dragged-trap-underdamped', { system: 'dragged-trap-underdamped', windows: { count: 9, samples: 2000 } }],
  ['two coordinates', { ...plane, windows: { count: 3, samples: 4000 } }],
];

describe('equilibrium windows along a protocol', () => {
  test.each(cases)('of %s: MBAR and integration meet the exact ΔF', (_, request) => {
    const { estimates, exact } = study(request);
    expect(exact.at(-1)).toBeCloseTo(plan(request).freeEnergyDifference, 8);
    for (const { value, standardError, reason } of estimates) {
      expect(reason).toBeNull();
      expect(standardError).toBeLessThan(1);
      expect(Math.abs(value - exact.at(-1)!)).toBeLessThan(4.5 * standardError);
    }
  });

  test.each<[string, RunSpec, number]>([
    ['by a table', { system: 'hairpin' }, 3],
    ['from a normal law', { system: 'breathing-trap' }, 2],
  ])('draw equilibrium %s', (_, request, control) => {
    const { model, spec, kT } = plan(request);
    const energy = createEnergy(model, spec.parameters);
    const { logZ, draw } = equilibriumDraws(model, spec.parameters, energy, { controls: [control], kT });
    const law = boltzmann((x) => energy([x], [control]) / kT);
    expect(logZ).toBeCloseTo(law.logZ, 9);
    const random = randomStream(5);
    const draws = Array.from({ length: 20_000 }, () => draw(random)[0]!);
    expectDistribution(draws, (x) => law.probability(-1e3, x));
  });

  test('correct what a coarse table gets wrong', () => {
    const law = boltzmann((x) => (x ** 4 - 3 * x ** 2) / 0.7);
    const draw = tableDraws(samplerTable(law, 8), (x) => law.reduced(x[0]!));
    const random = randomStream(6);
    const draws = Array.from({ length: 20_000 }, () => draw(random)[0]!);
    expectDistribution(draws, (x) => law.probability(-1e3, x));
  });

  test('reach a confined end by MBAR; integration says that it does not', () => {
    const request: RunSpec = { system: 'bit-erasure', windows: { count: 9, samples: 2000 } };
    const { estimates, exact, mbar, controls } = study(request);
    expect(mbar.freeEnergies).toHaveLength(controls[0]!.values.length + 1);
    expect(exact.at(-1)).toBeCloseTo(Math.log(2), 6);
    expect(Math.abs(estimates[0].value - Math.log(2))).toBeLessThan(4.5 * estimates[0].standardError);
    expect(estimates[1]).toMatchObject({ value: Number.NaN, reason: expect.stringMatching(/confined/) });
  });

  test('name neighbours that hardly overlap', () => {
    const { warnings, mbar } = study({
      system: 'hairpin',
      parameters: { kappa: 10 },
      windows: { count: 5, samples: 500 },
    });
    expect(mbar.overlap[0]![1]).toBeLessThan(0.03);
    expect(warnings.join('\n')).toMatch(/windows lambda = -10 and lambda = -2 overlap by/);
  });

  test('follow the potential: a control that enters twice', () => {
    const request: RunSpec = {
      model: {
        coordinates: { x: {} },
        controls: { s: { ramp: [0.5, 1.5] } },
        potential: 's^2*x^4 + sin(s)*x^2',
      },
      duration: 1,
      dt: 0.001,
      windows: { count: 9, samples: 4000 },
    };
    const logZ = (s: number) => boltzmann((x) => s * s * x ** 4 + Math.sin(s) * x * x).logZ;
    for (const { value, standardError } of study(request).estimates)
      expect(Math.abs(value - (logZ(0.5) - logZ(1.5)))).toBeLessThan(4.5 * standardError);
  });

  test('stand in the result, with a law, and in the spec that repeats it', async () => {
    const request: RunSpec = { system: 'breathing-trap', trajectories: 500, seed: 3, windows: { count: 5 } };
    const first = plan(request);
    expect(first.spec.windows).toEqual({ count: 5, samples: 10_000 });
    const result = await runPlan(first, await cpuBackend());
    const again = await runPlan(plan(first.spec as RunSpec), await cpuBackend());
    expect(again.windows).toEqual(result.windows);
    expect(again.estimates).toEqual(result.estimates);
    const estimate = (id: string) => result.estimates.find((e) => e.id === id)!;
    expect(estimate('mbar')).toMatchObject({ unit: 'kT', reason: null });
    expect(estimate('thermodynamic-integration')).toMatchObject({ unit: 'kT', reason: null });
    expect(result.laws.at(-1)).toMatchObject({ id: 'mbar', kind: 'equality', holds: true, timeStepBias: 0 });
    expect(result.windows!.freeEnergy.value.at(-1)).toBe(estimate('mbar').value);
    expect(result.windows!.controls.lambda).toEqual(result.windows!.controls.lambda!.toSorted((a, b) => a - b));
    for (const row of result.windows!.overlap) expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 10);
    const without = await runPlan(plan({ system: 'breathing-trap', trajectories: 500, seed: 3 }), await cpuBackend());
    expect(without.windows).toBeUndefined();
    expect(result.estimates.slice(0, -2)).toEqual(without.estimates);
  });

  test.each<[string, object, RegExp]>([
    ['one window', { system: 'hairpin', windows: { count: 1 } }, /windows\.count: 1/],
    ['no number of windows', { system: 'hairpin', windows: {} }, /windows\.count/],
    ['an unknown field', { system: 'hairpin', windows: { count: 3, size: 2 } }, /windows\.size/],
    [
      'more than memory holds',
      { system: 'hairpin', windows: { count: 11, samples: 1e6 } },
      /windows\.samples: 1000000 \(must be at most 277309/,
    ],
    [
      'nothing driven',
      { system: 'brownian', windows: { count: 3 } },
      /windows: .*needs a driven model that starts in equilibrium/,
    ],
    ['no equilibrium', { system: 'ness-switch', windows: { count: 3 } }, /windows: .*needs a driven model/],
    ['a jump process', { system: 'two-state', windows: { count: 3 } }, /windows: .*jump processes/],
  ])('refuse %s', (_, request, message) => {
    expect(() => createPlan(parseRequest(request))).toThrow(message);
  });
});
