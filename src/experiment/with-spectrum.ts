import type { Columns } from '../backends/backend.ts';
import { createPeriodogram } from '../tally/periodogram.ts';
import type { Direction } from './plan.ts';
import type { SpectrumPlan } from './spectrum-plan.ts';
import { together } from './time-series.ts';

/** Trajectories that are turned from instants into series at a time: few enough for the processor's cache. */
const abreast = 64;

/** Room between series: a power of two from one to the next would put them all into the same lines of the cache. */
const padding = 8;

/**
 * A direction whose trajectories are read for the spectrum too: their periodograms are further columns behind the others.
 *
 * @param settled groups of steps of the burn-in
 */
export function withSpectrum<D extends Direction>(direction: D, plan: SpectrumPlan, settled: number): D {
  const own = Array.from(plan.window, (_, j) => settled + plan.stride * j);
  const stops = together(direction.stops, own);
  const places = (wanted: readonly number[]) => wanted.map((stop) => stops.indexOf(stop));
  const before = places(direction.stops);
  const read = places(own);
  const periodograms = createReader(plan);
  return {
    ...direction,
    reading: null,
    stops,
    extract: (columns) => {
      const batch = direction.extract(before.map((at) => columns[at]!));
      return { ...batch, columns: [...batch.columns, ...periodograms(read.map((at) => columns[at]!))] };
    },
  };
}

/** Periodograms of all trajectories from their states at the readings: one array for each frequency. */
function createReader({
  window,
  interval,
  omega,
  parts,
}: SpectrumPlan): (columns: readonly Columns[]) => Float64Array[] {
  const periodogram = createPeriodogram(window, interval, omega.length);
  const length = window.length + padding;
  const series = new Float64Array(abreast * length);
  const powers = new Float64Array(omega.length);
  return (columns) => {
    const { count } = columns[0]!;
    const out = Array.from(omega, () => new Float64Array(count));
    for (let first = 0; first < count; first += abreast) {
      const some = Math.min(abreast, count - first);
      series.fill(0);
      for (let j = 0; j < window.length; j++) {
        const { data, stride } = columns[j]!;
        for (const part of parts) {
          const from = part * stride + first;
          for (let i = 0, at = j; i < some; i++, at += length) series[at]! += data[from + i]!;
        }
      }
      for (let i = 0; i < some; i++) {
        periodogram(series.subarray(i * length, i * length + window.length), powers);
        for (let k = 0; k < powers.length; k++) out[k]![first + i] = powers[k]!;
      }
    }
    return out;
  };
}
