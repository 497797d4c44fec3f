import { expectedPeriodogram } from '../exact/expected-periodogram.ts';
import type { Layout } from '../kernel/layout.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { MeasuredSpectrum, SpectrumSpec } from '../model/spectrum-spec.ts';
import { hannWindow } from '../tally/periodogram.ts';
import { quantityOf } from './parameters.ts';

/** A spectrum to be measured, decided. */
export interface SpectrumPlan {
  readonly spec: SpectrumSpec;
  readonly window: Float64Array;
  /** Time between readings. */
  readonly interval: number;
  /** Groups of steps between readings. */
  readonly stride: number;
  /** Columns of the state whose sum is the coordinate. */
  readonly parts: readonly number[];
  /** ω_k, from 0 up. */
  readonly omega: Float64Array;
  /** The exact spectrum, and the exact average of the periodogram, at ω_k. */
  readonly exact: Float64Array;
  readonly expected: Float64Array;
  /** One observable for each ω_k, behind all others: the periodogram of a trajectory. */
  readonly names: readonly string[];
  /** What laws read, from averages of these observables. */
  readonly measured: (mean: (name: string) => number) => MeasuredSpectrum;
}

/** Frequencies are shown up to this part of the highest that the readings resolve: beyond, aliasing is as large as what is seen. */
const resolved = 0.9;

/**
 * Decides on the spectrum that a system asks for.
 *
 * @param options.groups groups of steps of the process, a multiple of the samples
 */
export function createSpectrumPlan(options: {
  spec: SpectrumSpec;
  model: LangevinModel;
  layout: Layout;
  parameters: Readonly<Record<string, number>>;
  duration: number;
  groups: number;
}): SpectrumPlan {
  const { spec, layout, parameters, duration } = options;
  const interval = duration / spec.samples;
  const asked = quantityOf(spec.highest, 'spectrum.highest', { ...parameters, duration });
  const highest = Math.min(asked, (resolved * Math.PI) / interval);
  const bins = Math.floor((highest * duration) / (2 * Math.PI)) + 1;
  const omega = Float64Array.from({ length: bins }, (_, k) => (2 * Math.PI * k) / duration);
  const window = hannWindow(spec.samples);
  const exact = omega.map(spec.exact(parameters));
  const expected = omega.map(expectedPeriodogram(window, interval, spec.correlation(parameters)));
  const names = Array.from(omega, (_, k) => `spectrum ${k}`);
  const d = options.model.coordinates.findIndex((c) => c.name === spec.of);
  return {
    ...{ spec, window, interval, omega, exact, expected, names },
    stride: options.groups / spec.samples,
    // the second word of a position is far below any spectrum
    parts: [`x${d}`, `shift_x${d}`].map((c) => layout.columns.indexOf(c)).filter((at) => at >= 0),
    measured: (mean) => ({ omega, at: (k) => (mean(names[k]!) * exact[k]!) / expected[k]! }),
  };
}
