import type uPlot from 'uplot';
import { plainNumber } from '../../report/with-error.ts';
import { inUnit } from '../text/in-unit.ts';
import { axis } from './theme.ts';

/** Shows all marks given: logarithmic axes of uPlot leave some out by themselves. */
export const everySplit = (_u: uPlot, splits: number[]): number[] => splits;

/** Room for names at the right, in CSS pixels: the same in all charts, so that one stands over the other. */
export const gutter = 84;

/** 1, 2 and 5 times powers of ten within a range. */
export function roundSplits(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const count = Math.ceil(Math.log10(high)) - first + 1;
  const all = Array.from({ length: count }, (_, k) => [1, 2, 5].map((m) => Number(`${m}e${first + k}`))).flat();
  return all.filter((v) => v >= low && v <= high);
}

/** As many of these as there is room for: where it is short, powers of ten only, then every second or third of them. */
export function fewSplits(low: number, high: number, most: number): number[] {
  const all = roundSplits(low, high);
  if (all.length <= most) return all;
  const powers = all.filter((v) => Number.isInteger(Math.round(1e9 * Math.log10(v)) / 1e9));
  const step = Math.ceil(powers.length / Math.max(1, most));
  return powers.filter((_, i) => i % step === 0);
}

/** Durations of pulls on a logarithmic scale, the faster to the right; ends with some room. */
export const durationScale = (durations: readonly number[]): uPlot.Scale => ({
  time: false,
  distr: 3,
  dir: -1,
  range: () => [Math.min(...durations) / 1.25, Math.max(...durations) * 1.25],
});

export const durationAxis = (host: Element, timeUnit: string): uPlot.Axis =>
  axis(host, {
    label: `← slower     ${inUnit('duration of a pull', timeUnit)}     faster →`,
    size: 26,
    splits: (_u, _i, low, high) => roundSplits(low, high),
    filter: everySplit,
    values: (_u, splits) => splits.map((v) => plainNumber(v, 2)),
  });

/** Energies in kT on a logarithmic scale. */
export const energyAxis = (host: Element, label: string): uPlot.Axis =>
  axis(host, {
    label,
    size: 50,
    splits: (u, _i, low, high) => {
      const all = roundSplits(low, high);
      const tight = (u.height - 50) / Math.max(1, all.length) < 17;
      return tight ? all.filter((v) => Number.isInteger(Math.log10(v))) : all;
    },
    filter: everySplit,
    values: (_u, splits) => splits.map((v) => plainNumber(v, 2)),
  });
