import { describe, expect, test } from 'vitest';
import { emptyField, type FieldLayout, sliceLength } from '../../src/tally/field.ts';
import { type FieldValues, fieldEstimates } from '../../src/tally/field-estimates.ts';
import { normals } from '../random-normal.ts';

const plane: FieldLayout = {
  axes: [
    { cells: 4, lower: 0, width: 0.5, periodic: true },
    { cells: 3, lower: -3, width: 2, periodic: false },
  ],
  slices: 4,
  quanta: [0.01, 0.02],
  interval: 0.1,
};
const line: FieldLayout = { ...plane, axes: [{ cells: 2, lower: 0, width: 1, periodic: false }], quanta: [0.5] };

/** A field from what each slice has in each cell, the outside last: a count and the sums of displacements. */
function fieldOf(layout: FieldLayout, of: (slice: number, cell: number) => readonly number[]): Float64Array {
  const field = emptyField(layout);
  const length = sliceLength(layout);
  const step = 1 + layout.axes.length;
  for (let r = 0; r < layout.slices; r++)
    for (let cell = 0; cell < length / step; cell++) field.set(of(r, cell), r * length + cell * step);
  return field;
}

const close = (values: ArrayLike<number>, expected: readonly number[]) => {
  expect(values.length).toBe(expected.length);
  expected.forEach((e, i) => {
    expect(values[i]).toBeCloseTo(e, 12);
  });
};

describe('estimates on a plane', () => {
  /** Whole numbers of no symmetry. */
  const count = (r: number, cell: number) => 1 + ((r * 7 + cell * 5) % 11);
  const moved = (r: number, cell: number, a: number) => ((r * 3 + cell * (4 + a) + 2 * a) % 9) - 4;
  const field = fieldOf(plane, (r, cell) => [count(r, cell), moved(r, cell, 0), moved(r, cell, 1)]);
  const e = fieldEstimates(plane, field);
  const slices = [0, 1, 2, 3];
  const cells = Array.from({ length: 12 }, (_, i) => i);
  const sum = (of: (r: number) => number) => slices.reduce((all, r) => all + of(r), 0);
  const samples = sum((r) => [...cells, 12].reduce((all, cell) => all + count(r, cell), 0));
  const j = (a: number) =>
    cells.map((cell) => (sum((r) => moved(r, cell, a)) * plane.quanta[a]!) / (samples * 0.1 * 1));

  test('are counts and displacements by volume and time', () => {
    expect(e.samples).toBe(samples);
    expect(e.time).toBeCloseTo(samples * 0.1, 9);
    expect(e.slices).toBe(4);
    close(e.outside.values, [sum((r) => count(r, 12)) / samples]);
    // every cell has the volume 0.5·2 = 1
    close(
      e.density.values,
      cells.map((cell) => sum((r) => count(r, cell)) / samples),
    );
    close(e.current[0]!.values, j(0));
    close(e.current[1]!.values, j(1));
    const all = (a: number) =>
      (sum((r) => [...cells, 12].reduce((s, cell) => s + moved(r, cell, a), 0)) * plane.quanta[a]!) / samples / 0.1;
    close(e.velocity[0]!.values, [all(0)]);
    close(e.velocity[1]!.values, [all(1)]);
  });

  test('marginals are integrals along the other axis', () => {
    const { values } = e.density;
    close(
      e.marginals[0]!.density.values,
      [0, 1, 2, 3].map((i) => 2 * (values[3 * i]! + values[3 * i + 1]! + values[3 * i + 2]!)),
    );
    const along = (f: ArrayLike<number>) => [0, 1, 2].map((i) => 0.5 * (f[i]! + f[3 + i]! + f[6 + i]! + f[9 + i]!));
    close(e.marginals[1]!.density.values, along(values));
    close(e.marginals[1]!.current.values, along(e.current[1]!.values));
  });

  test('the divergence is the difference of the means of neighbours, where both sides have one', () => {
    const [x, y] = [j(0), j(1)];
    for (const cell of cells) {
      const [c, d] = [Math.floor(cell / 3), cell % 3];
      const expected =
        (x[3 * ((c + 1) % 4) + d]! - x[3 * ((c + 3) % 4) + d]!) / (2 * 0.5) + (y[cell + 1]! - y[cell - 1]!) / (2 * 2);
      if (d === 1) expect(e.divergence.values[cell]).toBeCloseTo(expected, 12);
      else expect(e.divergence.values[cell]).toBeNaN();
    }
  });
});

test('errors are those of a mean over slices where these are equally large', () => {
  const layout = { ...line, slices: 16 };
  const numbers = [3, -1, 4, 1, -5, 9, 2, -6, 5, 3, 5, 8, -9, 7, 9, 3];
  const { current } = fieldEstimates(
    layout,
    fieldOf(layout, (r, cell) => (cell === 0 ? [10, numbers[r]!] : [5, 0])),
  );
  const mean = numbers.reduce((a, b) => a + b) / 16;
  const spread = Math.sqrt(numbers.reduce((all, x) => all + (x - mean) ** 2, 0) / 15);
  const unit = 0.5 / 0.1 / 20;
  expect(current[0]!.values[0]).toBeCloseTo(mean * unit, 12);
  expect(current[0]!.standardErrors[0]).toBeCloseTo((spread / 4) * unit, 12);
});

test('errors are the scatter of estimates, also where slices differ in size', () => {
  const normal = normals(3);
  const layout = { ...line, slices: 16 };
  const repeats = 400;
  const estimates = Array.from({ length: repeats }, () => {
    const field = fieldOf(layout, (r, cell) => {
      const n = r < 8 ? 100 : 200;
      return cell === 0 ? [n, Math.round(50 * Math.sqrt(n) * normal())] : [0, 0];
    });
    return fieldEstimates(layout, field).current[0]!;
  });
  const spread = estimates.reduce((all, { values }) => all + values[0]! ** 2, 0) / repeats;
  const told = estimates.reduce((all, { standardErrors }) => all + standardErrors[0]! ** 2, 0) / repeats;
  // relative scatter of a variance from `repeats` values, and of the mean of variances from 16 each (at most 8 as good as these)
  const error = Math.sqrt(2 / repeats + 2 / (repeats * 8));
  expect(Math.abs(told / spread - 1)).toBeLessThan(4.5 * error);
});

describe('what cannot be said is NaN', () => {
  const isUnknown = ({ standardErrors }: FieldValues, i = 0) => expect(standardErrors[i]).toBeNaN();

  test('errors of cells that nothing has visited', () => {
    const { density, current } = fieldEstimates(
      line,
      fieldOf(line, (_, cell) => (cell === 0 ? [3, 1] : [0, 0])),
    );
    expect([...density.values]).toEqual([1, 0]);
    isUnknown(density, 1);
    isUnknown(current[0]!, 1);
    expect(density.standardErrors[0]).toBe(0);
  });

  test('errors from one slice, and everything from none', () => {
    const one = fieldEstimates(
      line,
      fieldOf(line, (r) => (r === 2 ? [3, 1] : [0, 0])),
    );
    expect(one.slices).toBe(1);
    expect(one.density.values[0]).toBeCloseTo(1 / 3, 12);
    isUnknown(one.density);
    const none = fieldEstimates(line, emptyField(line));
    expect(none.density.values[0]).toBeNaN();
    isUnknown(none.density);
  });
});
