import { describe, expect, test } from 'vitest';
import { estimateProfiles } from '../../../src/estimate/profile/estimate-profile.ts';
import type { ProfileEstimate } from '../../../src/estimate/profile/profile-estimate.ts';
import { middlesOf, type ProfileGrid } from '../../../src/estimate/profile/profile-grid.ts';
import { type Bias, createProfileTally, type ProfileBatch } from '../../../src/estimate/profile/profile-tally.ts';
import { emptyWeights, mergeWeights, type WeightSums } from '../../../src/estimate/profile/weight-sums.ts';
import { createWeightTally } from '../../../src/estimate/profile/weight-tally.ts';
import { gaussLegendre } from '../../../src/exact/gauss-legendre.ts';
import { bias, grid, pulled, pulls } from './pulls.ts';

const count = 20_000;
const forward = pulls('forward', count, 1);
const reverse = pulls('reverse', count, 2);

/** ΔF of stretching both springs: ½ κ_m κ/(κ_m + κ) · end². */
const { well, trap, end } = pulled;
const difference = (0.5 * well * trap * end ** 2) / (well + trap);

/** −ln of the mean of e^{−κ_m x²/2} over each cell. */
function exactOn(on: ProfileGrid): Float64Array {
  const { nodes, weights } = gaussLegendre(24);
  return middlesOf(on).map(
    (x) =>
      -Math.log(
        nodes.reduce((sum, z, i) => sum + 0.5 * weights[i]! * Math.exp(-0.5 * well * (x + 0.5 * z * on.width) ** 2), 0),
      ),
  );
}

/** The trajectories `from` … `to` − 1 of a batch. */
const part = ({ total, at }: ProfileBatch, from: number, to: number): ProfileBatch => ({
  count: to - from,
  total: total.subarray(from, to),
  at: (t) => ({ positions: at(t).positions.subarray(from, to), works: at(t).works.subarray(from, to) }),
});

interface Choice {
  readonly on?: ProfileGrid;
  readonly pull?: Bias;
  readonly centre?: number;
  readonly there?: ProfileBatch;
  readonly back?: ProfileBatch | null;
  readonly cuts?: readonly number[];
}

function groupsOf(
  side: 'forward' | 'reverse',
  batch: ProfileBatch,
  { on = grid, pull = bias, centre = difference, cuts = [] }: Choice,
) {
  const tally = createProfileTally({ grid: on, bias: pull, side, trajectories: batch.count, centre });
  const ends = [0, ...cuts, batch.count];
  for (let i = 1; i < ends.length; i++) tally.add(part(batch, ends[i - 1]!, ends[i]!));
  return tally.groups();
}

const profiles = (choice: Choice = {}) => {
  const { on = grid, pull = bias, there = forward, back = reverse } = choice;
  return estimateProfiles({
    grid: on,
    bias: pull,
    reference: exactOn(on),
    forward: groupsOf('forward', there, choice),
    reverse: back && groupsOf('reverse', back, choice),
  });
};

/** Mean square of (measured − exact)/error over the cells to be believed. */
function meanSquare(found: ProfileEstimate, exact: Float64Array): { cells: number; mean: number; largest: number } {
  const z = found.reasons.flatMap((reason, k) =>
    reason === null ? [(found.values[k]! - exact[k]!) / found.standardErrors[k]!] : [],
  );
  return {
    cells: z.length,
    mean: z.reduce((sum, v) => sum + v * v, 0) / z.length,
    largest: Math.max(...z.map(Math.abs)),
  };
}

/** Errors from 32 groups: z² has mean 31/29; some ten cells of a profile are independent, so 2.5 lies more than four standard deviations off. */
const tooLarge = 2.5;

describe('the profile of a harmonic well', () => {
  const whole = profiles();

  test.each([
    ['hummerSzabo', 12],
    ['minhAdib', 24],
  ] as const)('%s finds it within its errors where it is to be believed', (id, fewest) => {
    const { cells, mean, largest } = meanSquare(whole[id]!, exactOn(grid));
    expect(cells).toBeGreaterThan(fewest);
    expect(mean).toBeLessThan(tooLarge);
    expect(largest).toBeLessThan(5);
  });

  test('both directions together reach farther, and more works stand behind them', () => {
    const both = whole.minhAdib!;
    const believed = whole.hummerSzabo.reasons.flatMap((reason, k) => (reason === null ? [k] : []));
    expect(both.reasons.filter((r) => r === null).length).toBeGreaterThan(believed.length);
    for (const k of believed)
      expect(both.effectiveWorks[k]).toBeGreaterThan(0.9 * whole.hummerSzabo.effectiveWorks[k]!);
  });

  test('where no trajectory was there is no value, but a reason', () => {
    const far = profiles({ on: { ...grid, lower: -30, width: 1, cells: 60 } });
    for (const found of [far.hummerSzabo, far.minhAdib!]) {
      expect(found.values[0]).toBeNaN();
      expect(found.reasons[0]).toBe('no trajectory was here');
    }
  });

  test('wide cells, across which the trap’s energy changes by several kT, make no error', () => {
    const on = { ...grid, width: 1.5, cells: 6 };
    const { hummerSzabo, minhAdib } = profiles({ on });
    for (const found of [hummerSzabo, minhAdib!]) expect(meanSquare(found, exactOn(on)).mean).toBeLessThan(4);
    const [there, here] = bias(8, Float64Array.of(1.5, 0), new Float64Array(2));
    expect(Math.abs(there! - here!)).toBeGreaterThan(5);
  });

  test('any constant in Bennett’s shares gives the same within errors', () => {
    const other = profiles({ centre: difference - 3 }).minhAdib!;
    const { cells, mean } = meanSquare(other, exactOn(grid));
    expect(cells).toBeGreaterThan(20);
    expect(mean).toBeLessThan(tooLarge);
  });

  test('directions of different sizes', () => {
    const ratio = 8;
    const other = profiles({ back: part(reverse, 0, count / ratio), centre: difference - Math.log(ratio) }).minhAdib!;
    const { cells, mean } = meanSquare(other, exactOn(grid));
    expect(cells).toBeGreaterThan(20);
    expect(mean).toBeLessThan(tooLarge);
  });

  test('Minh–Adib with all paths left to the forward process is Hummer–Szabo, bit for bit', () => {
    const { hummerSzabo, minhAdib } = profiles({ centre: Number.NEGATIVE_INFINITY });
    expect(minhAdib!.values).toEqual(hummerSzabo.values);
    expect(minhAdib!.effectiveWorks).toEqual(hummerSzabo.effectiveWorks);
    expect(whole.minhAdib!.values).not.toEqual(hummerSzabo.values);
  });

  test('the same bits however the trajectories are cut into batches', () => {
    expect(profiles({ cuts: [1, 300, 301, 5000, 19_999] })).toEqual(whole);
  });

  test.each([1e4, -1e4])('works of %f kT lose no digits', (offset) => {
    const lift = (t: number) => (offset * t) / (grid.slices - 1);
    const lifted = (side: 'forward' | 'reverse', { count, total, at }: ProfileBatch): ProfileBatch => {
      const added = (t: number) => (side === 'forward' ? lift(t) : lift(t) - offset);
      return {
        count,
        total: total.map((w) => w + (side === 'forward' ? offset : -offset)),
        at: (t) => ({ positions: at(t).positions, works: at(t).works.map((w) => w + added(t)) }),
      };
    };
    const { hummerSzabo, minhAdib } = profiles({
      pull: (t, places, into) => bias(t, places, into).map((pull, i) => (into[i] = pull + lift(t))),
      centre: difference + offset,
      there: lifted('forward', forward),
      back: lifted('reverse', reverse),
    });
    const [one, both] = [hummerSzabo, minhAdib!];
    one.values.forEach((u, k) => {
      if (whole.hummerSzabo.reasons[k] === null) expect(u).toBeCloseTo(whole.hummerSzabo.values[k]!, 9);
      if (whole.minhAdib!.reasons[k] === null) expect(both.values[k]).toBeCloseTo(whole.minhAdib!.values[k]!, 9);
    });
  });

  test.each([1, 2, 40])('of %i pulls nothing is believed, and nothing breaks', (few) => {
    const { hummerSzabo, minhAdib } = profiles({ there: part(forward, 0, few), back: part(reverse, 0, few) });
    for (const { reasons } of [hummerSzabo, minhAdib!]) expect(reasons).not.toContain(null);
  });

  test('trajectories that are not finite are left out', () => {
    const broken: ProfileBatch = {
      ...forward,
      total: forward.total.map((w, i) => (i % 10 === 3 ? Number.NaN : w)),
      at: (t) => ({
        positions: forward.at(t).positions.map((x, i) => (i % 10 === 3 ? Number.NaN : x)),
        works: forward.at(t).works.map((x, i) => (i % 10 === 3 ? Number.NaN : x)),
      }),
    };
    const groups = groupsOf('forward', broken, {});
    expect(groups.reduce((sum, g) => sum + g.count, 0)).toBe(0.9 * count);
    const found = estimateProfiles({ grid, bias, reference: exactOn(grid), forward: groups, reverse: null });
    expect(meanSquare(found.hummerSzabo, exactOn(grid)).mean).toBeLessThan(tooLarge);
    expect(found.minhAdib).toBeNull();
  });

  test('directions that have nothing in common are said to', () => {
    const distant = { ...reverse, total: reverse.total.map((w) => w + 2000) };
    const { minhAdib } = profiles({
      centre: difference - 1000,
      there: { ...forward, total: forward.total.map((w) => w + 2000) },
      back: distant,
    });
    expect(new Set(minhAdib!.reasons)).toEqual(new Set(['the two directions do not overlap']));
  });
});

describe('sums of weights', () => {
  test('hold exponents that rise by hundreds, and fall', () => {
    const exponents = Float64Array.of(-500, 0, 80, 79.5, -2, 300, 299);
    const n = exponents.length;
    const shares = new Float64Array(n).fill(0.5);
    const tally = createWeightTally(1, 1, 2, true);
    const cells = new Int32Array(n).fill(1);
    tally.add(0, 0, { exponents, cells, factors: new Float64Array(n).fill(2), shares }, 0, n);
    const direct = Math.log(exponents.reduce((sum, a) => sum + Math.exp(a), 0));
    const log = (sums: WeightSums, values: Float64Array, at: number) => sums.scales[0]! + Math.log(values[at]!);
    const [all, half] = [tally.sums(0, n), tally.sums(0, n, true)];
    expect(log(all, all.totals, 0)).toBeCloseTo(direct, 12);
    expect(log(all, all.inCells, 1)).toBeCloseTo(direct + Math.log(2), 12);
    expect(log(half, half.inCells, 1)).toBeCloseTo(direct, 12);
    // what came before the last rise is still there
    const early = createWeightTally(1, 1, 2, false);
    const two = { exponents: Float64Array.of(0, 61), cells: Int32Array.of(0, 1), factors: Float64Array.of(1, 1) };
    early.add(0, 0, { ...two, shares: null }, 0, 2);
    const sums = early.sums(0, 2);
    expect(log(sums, sums.inCells, 0)).toBeCloseTo(0, 12);
    expect(log(sums, sums.squaresInCells, 0)).toBeCloseTo(-61, 12);
  });

  test('merge to those of all, from different scales, and nothing is neutral', () => {
    const groups = groupsOf('forward', part(forward, 0, 2000), {}).map((g) => g.alone!);
    const all = groups.reduce(mergeWeights);
    const rescaled: WeightSums = {
      ...groups[0]!,
      scales: groups[0]!.scales.map((s) => s + 2),
      totals: groups[0]!.totals.map((v) => v * Math.exp(-2)),
      totalSquares: groups[0]!.totalSquares.map((v) => v * Math.exp(-4)),
      inCells: groups[0]!.inCells.map((v) => v * Math.exp(-2)),
      squaresInCells: groups[0]!.squaresInCells.map((v) => v * Math.exp(-4)),
    };
    const other = [rescaled, ...groups.slice(1)].reduce(mergeWeights);
    const plain = (sums: WeightSums) => sums.scales.map((scale, t) => scale + Math.log(sums.totals[t]!));
    plain(other).forEach((log, t) => {
      expect(log).toBeCloseTo(plain(all)[t]!, 12);
    });
    expect(all.count).toBe(2000);
    expect(mergeWeights(emptyWeights(grid.slices, grid.cells), all)).toEqual(all);
    expect(() => mergeWeights(emptyWeights(2, 4), all)).toThrow('weights on different grids cannot be merged');
  });
});
