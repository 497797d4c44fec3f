import { describe, expect, test } from 'vitest';
import { type SignedCount, signedCounts, symmetrySlope } from '../../src/laws/symmetry-slope.ts';
import { distributionOf } from '../../src/tally/distribution.ts';
import { normals } from '../random-normal.ts';

const bins = { lower: -8.2, width: 0.4, count: 41 };

describe('the slope of ln[P(x)/P(−x)]', () => {
  test('is found exactly in counts that obey it', () => {
    for (const slope of [-2, 0, 1e-3, 0.7, 3]) {
      const counts = [1, 2, 5].map((size): SignedCount => ({ size, plus: Math.exp(slope * size), minus: 1 }));
      expect(symmetrySlope(counts)).toBeCloseTo(slope, 10);
    }
  });

  test('uses sizes that one sign leaves empty, but needs both signs somewhere', () => {
    const both: SignedCount = { size: 1, plus: 30, minus: 10 };
    expect(symmetrySlope([both, { size: 2, plus: 4, minus: 0 }])).toBeGreaterThan(Math.log(3));
    expect(symmetrySlope([{ size: 1, plus: 30, minus: 0 }])).toBeNaN();
    expect(symmetrySlope([])).toBeNaN();
  });

  test('of whole numbers is paired number by number', () => {
    const d = distributionOf({ kind: 'integer' }, Float64Array.of(-2, -1, 0, 1, 1, 3));
    expect(signedCounts(d)).toEqual([
      { size: 1, plus: 2, minus: 1 },
      { size: 2, plus: 0, minus: 1 },
      { size: 3, plus: 1, minus: 0 },
    ]);
    expect(signedCounts(distributionOf({ kind: 'integer' }, Float64Array.of(-5000, 5000)))).toEqual([]);
  });

  test('is not tilted by wide cells: a Gaussian of mean m and variance 2m has the slope 1', () => {
    // Counts without noise: the law itself at many points of each cell.
    const mean = 1.5;
    const points = 2000;
    const values = Array.from({ length: 41 * points }, (_, i) => -8.2 + ((i + 0.5) * 0.4) / points);
    const weight = values.map((x) => Math.exp((-(x - mean) * (x - mean)) / (4 * mean)));
    const cells = Array.from({ length: 41 }, (_, cell) => {
      const inside = values.map((x, i) => [x, weight[i]!] as const).slice(cell * points, (cell + 1) * points);
      const total = inside.reduce((sum, [, w]) => sum + w, 0);
      const offset = inside.reduce((sum, [x, w]) => sum + w * ((x + 8.2) / 0.4 - cell), 0);
      return [total, offset] as const;
    });
    const slope = symmetrySlope(
      signedCounts({
        ...{ kind: 'edges', bins, below: 0, above: 0 },
        counts: Float64Array.from(cells, ([total]) => total),
        offsets: Float64Array.from(cells, ([, offset]) => offset),
      }),
    );
    expect(Math.abs(slope - 1)).toBeLessThan(1e-4);
    const centres = cells.map(([total], cell) => [total, total / 2, cell] as const);
    const tilted = symmetrySlope(
      signedCounts({
        ...{ kind: 'edges', bins, below: 0, above: 0 },
        counts: Float64Array.from(centres, ([total]) => total),
        offsets: Float64Array.from(centres, ([, half]) => half),
      }),
    );
    expect(Math.abs(tilted - 1)).toBeGreaterThan(1e-3);
  });

  test('of Gaussian samples is 1 within its error', () => {
    const normal = normals(4);
    const n = 200_000;
    const sample = Float64Array.from({ length: n }, () => 1 + Math.SQRT2 * normal());
    const counts = signedCounts(distributionOf({ kind: 'edges', bins }, sample));
    const slope = symmetrySlope(counts);
    const information = counts.reduce((sum, { size, plus, minus }) => {
      const share = 1 / (1 + Math.exp(-size));
      return sum + size * size * (plus + minus) * share * (1 - share);
    }, 0);
    expect(Math.abs(slope - 1) * Math.sqrt(information)).toBeLessThan(4.5);
  });
});
