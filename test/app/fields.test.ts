import { describe, expect, test } from 'vitest';
import { arrowsOf, coarser, type Field } from '../../src/app/picture/fields.ts';

const edges = [-2, -1, 0, 1, 2];
const middles = [-1.5, -0.5, 0.5, 1.5];
const constant = (value: number) => Array<number>(16).fill(value);

/** A current that turns around the origin, j = (−y, x)·strength, each component with the error 0.1. */
function whirl(strength: number): Field {
  const at = middles.flatMap((y) => middles.map((x) => [x, y] as const));
  const component = (of: (x: number, y: number) => number) => ({
    value: at.map(([x, y]) => strength * of(x, y)),
    standardError: constant(0.1),
  });
  return {
    axes: [
      { name: 'x', unit: '', edges },
      { name: 'y', unit: '', edges },
    ],
    density: { value: constant(1 / 16), standardError: constant(0.01) },
    current: [component((_, y) => -y), component((x) => x)],
    exact: null,
  };
}

describe('arrows of net current', () => {
  test('point along the current at the middle of their cells', () => {
    for (const { x, y, jx, jy } of arrowsOf(whirl(2), 4, 4)) {
      expect(jx).toBeCloseTo(-2 * y, 12);
      expect(jy).toBeCloseTo(2 * x, 12);
    }
  });

  test('over blocks of cells are averages, and surer', () => {
    const arrows = arrowsOf(whirl(2), 2, 2);
    expect(arrows.map(({ x, y }) => [x, y])).toEqual([
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ]);
    for (const { x, y, jx, jy, significance } of arrows) {
      expect([jx, jy]).toEqual([-2 * y, 2 * x]);
      // Four cells: the error halves.
      expect(significance).toBeCloseTo((jx / 0.05) ** 2 + (jy / 0.05) ** 2, 9);
    }
  });

  test('without a current there is nothing sure', () => {
    expect(arrowsOf(whirl(0), 4, 4).every((a) => a.significance === 0)).toBe(true);
  });

  test('where nothing came there is none', () => {
    const empty = { value: Array<null>(16).fill(null), standardError: Array<null>(16).fill(null) };
    expect(arrowsOf({ ...whirl(1), current: [empty, empty] }, 4, 4)).toEqual([]);
  });
});

test('a line of many cells is drawn in fewer steps, with smaller errors', () => {
  const fine = { value: Array.from({ length: 8 }, (_, i) => i), standardError: Array<number>(8).fill(0.2) };
  const field: Field = {
    axes: [{ name: 'x', unit: '', edges: Array.from({ length: 9 }, (_, i) => i) }],
    density: fine,
    current: [fine],
    exact: { density: fine.value, current: null },
  };
  const drawn = coarser(field, 2);
  expect(drawn.axes[0]!.edges).toEqual([0, 4, 8]);
  expect(drawn.current[0]).toEqual({ value: [1.5, 5.5], standardError: [0.1, 0.1] });
  expect(drawn.exact).toEqual({ density: [1.5, 5.5], current: null });
  expect(coarser(field, 8)).toEqual(field);
});
