import { describe, expect, test } from 'vitest';
import { judgeLaws } from '../../src/laws/judge.ts';
import type { Law, Measurement } from '../../src/model/system.ts';
import { emptyMoments } from '../../src/tally/moments.ts';
import { createSideStream, type Ensemble } from '../../src/tally/side-stream.ts';
import type { SideTally } from '../../src/tally/side-tally.ts';
import { normals, uniforms } from '../random-normal.ts';
import { expectWithinError } from '../within-error.ts';

const n = 4096;

/** An ensemble with one observable. */
function ensembleOf(values: readonly number[]): Ensemble {
  const stream = createSideStream({ scale: null, side: 'forward', columns: 1, trajectories: values.length });
  stream.add(null, [Float64Array.from(values)]);
  return stream.ensemble();
}

const normal = normals(7);
const scatter = Array.from({ length: n }, () => 10 + normal());
const law: Law = {
  id: 'mean',
  kind: 'equality',
  statement: '⟨x⟩ = 10',
  unit: '',
  measured: (m) => m.moments('x').mean,
  expected: () => 10,
  scale: () => 1,
};

function judge(
  change: Partial<Law>,
  options: { values?: readonly number[]; coarse?: readonly number[]; excluded?: number } = {},
) {
  const values = options.values ?? scatter;
  const ensemble = { forward: ensembleOf(values), reverse: null };
  const timeSteps = options.coarse ? { fine: ensembleOf(values), coarse: ensembleOf(options.coarse) } : null;
  const [verdict] = judgeLaws([{ ...law, ...change } as Law], {
    measure: (forward: SideTally) =>
      ({
        parameters: {},
        kT: 1,
        duration: 1,
        freeEnergyDifference: 0,
        moments: () => forward.columns[0] ?? emptyMoments,
      }) as unknown as Measurement,
    ensemble,
    estimates: [{ id: 'bar', value: 10.02, standardError: 0.05, reason: null }],
    timeSteps,
    position: () => 0,
    excluded: options.excluded ?? 0,
  } as unknown as Parameters<typeof judgeLaws>[1]);
  return verdict!;
}

describe('a law is judged by its distance from theory in standard errors', () => {
  test('the mean of n values has the error s/√n', () => {
    const v = judge({});
    expect(v.standardError).toBeCloseTo(1 / Math.sqrt(n), 2);
    expect(v.z).toBeCloseTo((v.measured - 10) / v.standardError, 10);
    expectWithinError(v.measured, 10, v.standardError);
    expect(v).toMatchObject({ holds: true, reason: null, timeStepBias: 0 });
  });

  test('an equality fails beyond 4.5 standard errors on either side', () => {
    const { standardError, measured } = judge({});
    for (const sign of [-1, 1]) {
      const at = (distance: number) => judge({ expected: () => measured - sign * distance * standardError });
      expect(at(4.49)).toMatchObject({ holds: true });
      expect(at(4.51)).toMatchObject({ holds: false });
      expect(at(4.51).z).toBeCloseTo(sign * 4.51, 6);
    }
  });

  test('an average of a few enormous values, as of what grows without end, agrees with anything and is not tested', () => {
    const growing = Array.from({ length: n }, (_, i) => (i % 400 === 7 ? 1e9 * (1 + i) : 10));
    const v = judge({}, { values: growing });
    expect(Math.abs(v.z)).toBeLessThan(4.5);
    expect(v).toMatchObject({ holds: null, reason: expect.stringContaining('agrees with anything') });
    // a small run of something noisy is tested all the same
    expect(judge({}, { values: scatter.map((x) => 10 + 100 * (x - 10)) })).toMatchObject({ holds: true });
    // and so is what vanishes but for rounding and has no scale, as a current in equilibrium
    const nothing = { expected: () => 1e-18, scale: () => 0 };
    expect(judge(nothing, { values: scatter.map((x) => x - 10) })).toMatchObject({ holds: true });
  });

  test('a bound fails on its forbidden side only; z is positive on the allowed one', () => {
    for (const side of ['at least', 'at most'] as const) {
      const allowed = side === 'at least' ? -1 : 1;
      const near = judge({ kind: 'bound', side, expected: () => 10 + allowed });
      expect(near.holds).toBe(true);
      expect(near.z).toBeGreaterThan(40);
      const beyond = judge({ kind: 'bound', side, expected: () => 10 - allowed });
      expect(beyond.holds).toBe(false);
      expect(beyond.z).toBeLessThan(-40);
    }
  });

  test('where theory is evaluated with the ensemble’s own numbers, the error is that of the difference', () => {
    const v = judge({ expectedIsMeasured: true, expected: (m) => 0.999 * m.moments('x').mean });
    expect(v.standardError / judge({}).standardError).toBeCloseTo(1e-3, 9);
  });

  test('an estimate brings its own error', () => {
    const v = judge({ measured: { estimate: 'bar' } });
    expect(v).toMatchObject({ measured: 10.02, standardError: 0.05, holds: true });
    expect(v.z).toBeCloseTo(0.4, 10);
  });
});

describe('time-step bias', () => {
  test('is the difference on the same noise, and widens the error', () => {
    const v = judge({}, { coarse: scatter.map((x) => x - 0.05) });
    expect(v.timeStepBias).toBeCloseTo(0.05, 10);
    expect(v.z).toBeCloseTo((v.measured - 10) / Math.hypot(v.standardError, 0.05), 8);
    expect(v.holds).toBe(true);
  });

  test('above 1 % of the larger of theory and the law’s scale fails the law', () => {
    const biased = (by: number, change: Partial<Law> = {}) => judge(change, { coarse: scatter.map((x) => x - by) });
    expect(biased(0.099).holds).toBe(true);
    expect(biased(0.101)).toMatchObject({ holds: false, reason: expect.stringContaining('take a smaller dt') });
    expect(biased(0.101, { scale: () => 11 }).holds).toBe(true);
    expect(biased(0.101, { exactAtAnyTimeStep: true })).toMatchObject({ holds: true, timeStepBias: 0 });
  });

  test('that is lost in its own noise does not', () => {
    const noise = normals(3);
    const v = judge({}, { coarse: scatter.map((x) => x - 0.09 + 2 * noise()) });
    expect(Math.abs(v.timeStepBias)).toBeGreaterThan(0);
    expect(v.holds).toBe(true);
  });
});

describe('what cannot be told is not told', () => {
  test('one trajectory has no error: null with the reason', () => {
    expect(judge({}, { values: [10] })).toMatchObject({
      holds: null,
      reason: expect.stringMatching(/too few|no spread/),
    });
  });

  test('equal values have no spread to take an error from, unless they are what is expected', () => {
    const v = judge({}, { values: Array(n).fill(10.5) });
    expect(v).toMatchObject({ holds: null, reason: expect.stringContaining('no spread') });
    expect(v.z).toBeNaN();
    expect(v.standardError).toBeNaN();
    const same = judge({}, { values: Array(n).fill(10) });
    expect(same).toMatchObject({ holds: true, z: 0, standardError: Number.NaN });
    expect(same.reason).toBe(`no spread between ${n} trajectories to take an error from`);
    expect(judge({ expected: () => 0 }, { values: Array(n).fill(1e-8) }).holds).toBeNull();
  });

  test('what was seen in none or in all of the trajectories has a bound instead of an error', () => {
    const seen = (share: number, count: number) =>
      judge({ id: 'probability-on', expected: () => 0.5 }, { values: Array(count).fill(share) }).reason;
    expect(seen(0, 1000)).toBe('in none of 1000 trajectories: below 0.003 at 95 %');
    expect(seen(1, 20)).toBe('in all of 20 trajectories: less than 0.14 below 1 at 95 %');
    const sure = judge({ id: 'probability-on', expected: () => 1 }, { values: Array(20).fill(1) });
    expect(sure).toMatchObject({ holds: true, reason: seen(1, 20) });
  });

  test('where theory has no number, that is the reason', () => {
    expect(judge({ expected: () => Number.NaN })).toMatchObject({
      holds: null,
      reason: expect.stringMatching(/^theory/),
    });
  });

  test('an exponential average of fewer than 100 effective trajectories', () => {
    const change: Partial<Law> = { exponentialAverage: { observable: 'x', side: 'forward' }, expected: () => 1 };
    const uniform = uniforms(5);
    const rare = (one: number) => Array.from({ length: n }, () => (uniform() * one < 1 ? one : 0));
    const few = rare(64);
    const count = few.filter((x) => x > 0).length;
    expect(judge(change, { values: few })).toMatchObject({
      holds: null,
      reason: expect.stringContaining(`${count} effective trajectories`),
    });
    expect(judge(change, { values: rare(16) }).holds).toBe(true);
    const alone = few.map((_, i) => (i === 0 ? 1 : 0));
    expect(judge(change, { values: alone }).reason).toMatch(/rests on 1 effective trajectory\b/);
  });

  test('trajectories that were lost leave no law standing', () => {
    expect(judge({}, { excluded: 1 })).toMatchObject({
      holds: false,
      reason: expect.stringContaining('1 trajectories'),
    });
  });

  test('a number that is none', () => {
    const v = judge({ measured: () => Number.NaN });
    expect(v).toMatchObject({ holds: null, reason: 'could not be measured' });
    expect(v.z).toBeNaN();
  });
});
