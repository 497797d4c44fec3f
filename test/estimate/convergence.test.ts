import { describe, expect, test } from 'vitest';
import { createConvergence } from '../../src/estimate/convergence.ts';
import { estimateAll } from '../../src/estimate/estimate-all.ts';
import { estimateWorks, tallyWorks } from '../../src/estimate/estimate-works.ts';
import { estimateIds, freeEnergies } from '../../src/estimate/free-energies.ts';
import { workScale } from '../../src/estimate/work-scale.ts';
import { createSideStream } from '../../src/tally/side-stream.ts';
import { gaussianWorks } from './gaussian-works.ts';

const n = 50_000;
const works = gaussianWorks(61, n, n, 1.2, 5);
const scale = workScale(works.forward.subarray(0, 4096), works.reverse.subarray(0, 4096));

/** Streams both directions in batches of a given size, the reverse one lagging behind, and follows the convergence. */
function follow(batch: number) {
  const stream = (side: 'forward' | 'reverse') => createSideStream({ scale, side, columns: 0, trajectories: n });
  const [forward, reverse] = [stream('forward'), stream('reverse')];
  const convergence = createConvergence();
  for (let i = 0; i < n; i += batch) {
    forward.add(works.forward.subarray(i, Math.min(n, i + batch)), []);
    convergence.update(forward, reverse);
    reverse.add(works.reverse.subarray(i, Math.min(n, i + batch)), []);
    if (i % 3 === 0) convergence.update(forward, reverse);
  }
  convergence.update(forward, reverse);
  const { estimates } = estimateAll(forward.ensemble(), reverse.ensemble());
  convergence.finish(n, estimates);
  return { series: convergence.series(), estimates };
}

describe('convergence', () => {
  const { series, estimates } = follow(n);

  test('is followed at powers of two and at the end', () => {
    expect(series.trajectories).toEqual([...Array.from({ length: 16 }, (_, k) => 2 ** k), n]);
    for (const id of estimateIds) {
      expect(series.estimates[id]!.value.at(-1)).toBe(estimates.find((estimate) => estimate.id === id)!.value);
      expect(series.estimates[id]!.standardError).toHaveLength(17);
    }
  });

  test('does not depend on batches or on when it is looked at', () => {
    expect(follow(1000).series).toEqual(series);
    expect(follow(16_384).series).toEqual(series);
  });

  test('at N is what N works alone give', () => {
    for (const k of [3, 8, 13]) {
      const first = [works.forward.subarray(0, 2 ** k), works.reverse.subarray(0, 2 ** k)] as const;
      for (const { id, value, standardError } of freeEnergies(...tallyWorks(...first, 32)).estimates) {
        expect(series.estimates[id]!.value[k]).toBe(value);
        expect(series.estimates[id]!.standardError[k]).toBe(standardError);
      }
      // Errors from 16 groups and from 64 at least are known to 1/√(2 · 15) and 1/√(2 · 63).
      for (const { id, standardError } of estimateWorks(...first).estimates) {
        const ratio = series.estimates[id]!.standardError[k]! / standardError;
        if (standardError > 0)
          expect(Math.abs(Math.log(ratio))).toBeLessThan(4.5 * Math.hypot(1 / Math.sqrt(30), 1 / Math.sqrt(126)));
      }
    }
    const alone = estimateWorks(works.forward.subarray(0, 2 ** 15), works.reverse.subarray(0, 2 ** 15));
    for (const id of ['bar', 'jarzynski-forward', 'cumulant-3'])
      expect(series.estimates[id]!.value[15]).toBeCloseTo(
        alone.estimates.find((estimate) => estimate.id === id)!.value,
        10,
      );
  });

  test('ends with the very numbers that are reported', () => {
    const convergence = createConvergence();
    const streams = (['forward', 'reverse'] as const).map((side) => {
      const stream = createSideStream({ scale, side, columns: 0, trajectories: 8192 });
      stream.add(works[side].subarray(0, 8192), []);
      return stream;
    });
    convergence.update(streams[0]!, streams[1]!);
    const reported = estimateAll(streams[0]!.ensemble(), streams[1]!.ensemble()).estimates;
    convergence.finish(8192, reported);
    const ended = convergence.series();
    expect(ended.trajectories).toEqual(Array.from({ length: 14 }, (_, k) => 2 ** k));
    for (const { id, value } of reported) expect(ended.estimates[id]!.value.at(-1)).toBe(value);
  });

  test('gives no error below eight works', () => {
    expect(series.estimates['cumulant-1']!.standardError.slice(0, 3)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(series.estimates['cumulant-1']!.standardError[3]).toBeGreaterThan(0);
    expect(series.estimates['cumulant-1']!.value[0]).toBe(works.forward[0]);
  });

  test('narrows on the exact value', () => {
    const bar = series.estimates.bar!;
    const last = bar.standardError.length - 1;
    expect(Math.abs(bar.value[last]! - 5) / bar.standardError[last]!).toBeLessThan(4.5);
    for (let k = 7; k < 15; k++)
      expect(Math.abs(bar.standardError[k + 1]! / bar.standardError[k]! - Math.SQRT1_2)).toBeLessThan(0.1);
  });

  test('goes on from the series of a run that was stopped', () => {
    const stream = (side: 'forward' | 'reverse', length: number) => {
      const side_ = createSideStream({ scale, side, columns: 0, trajectories: n });
      side_.add(works[side].subarray(0, length), []);
      return side_;
    };
    const stopped = createConvergence();
    stopped.update(stream('forward', 20_480), stream('reverse', 20_480));
    const resumed = createConvergence(stopped.series());
    resumed.update(stream('forward', n), stream('reverse', n));
    resumed.finish(n, estimates);
    expect(resumed.series()).toEqual(series);
  });
});
