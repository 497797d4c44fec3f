import { expect, test } from 'vitest';
import { curvePlaces } from '../../src/app/chart/curve-places.ts';
import { fewSplits } from '../../src/app/chart/duration-scale.ts';
import { freePlace } from '../../src/app/picture/free-place.ts';
import { stateLayout } from '../../src/app/picture/state-layout.ts';
import { written } from '../../src/app/picture/written.ts';

const box = (left: number, top: number) => ({ left, top, right: left + 10, bottom: top + 10 });
const size = { width: 100, height: 50 };

test('the first place that is free and inside is taken', () => {
  const places = [box(5, 5), box(95, 0), box(0, -1), box(30, 30), box(60, 30)].map((b) => ({ box: b }));
  expect(freePlace(places, [box(0, 0)], size)).toBe(places[3]);
  expect(freePlace(places.slice(0, 3), [box(0, 0)], size)).toBeNull();
  expect(freePlace([{ box: box(10, 0) }], [box(0, 0)], size)).not.toBeNull();
});

test('words take room on the side to which they are set', () => {
  const line = [[{ className: 'number', text: '0.5' }]];
  const [start, middle, end] = (['start', 'middle', 'end'] as const).map((anchor) => written(line, 50, 20, anchor).box);
  expect(start!.left).toBe(50);
  expect(end!.right).toBe(50);
  expect(middle!.left + middle!.right).toBeCloseTo(100);
  expect(start!.top + start!.bottom).toBe(40);
});

test('parts of a network that nothing joins stand side by side, or below each other where it is narrow', () => {
  const edge = (from: string, to: string) => ({ from, to, net: 0, traffic: 1 });
  const network = {
    states: ['A', 'X', 'B', 'Y'],
    edges: [edge('A', 'B'), edge('X', 'Y')],
    ...{ ways: [], probability: [], counted: true, currents: {} },
  };
  const [a, x, b, y] = stateLayout(network, 400, 100, { x: 10, y: 10 });
  expect([a!.x, b!.x].every((at) => at < 200)).toBe(true);
  expect([x!.x, y!.x].every((at) => at > 200)).toBe(true);
  expect(a!.centre).toEqual(b!.centre);
  const narrow = stateLayout(network, 100, 400, { x: 10, y: 10 });
  expect([narrow[0]!.y < 200, narrow[1]!.y > 200]).toEqual([true, true]);
});

test('the limit at infinity stands behind the last place', () => {
  const line = { name: '', at: [1, 10, null], value: [], standardError: [], exact: [] };
  for (const logarithmic of [true, false]) {
    const places = curvePlaces({ x: { label: 'x', logarithmic }, lines: [line] });
    expect(places.of(null)).toBeGreaterThan(places.last);
    expect(places.range[1]).toBeGreaterThan(places.of(null));
    expect(places.range[0]).toBeLessThan(1);
  }
});

test('an axis with little room shows powers of ten, and of many every second or third', () => {
  expect(fewSplits(0.9, 12, 6)).toEqual([1, 2, 5, 10]);
  expect(fewSplits(0.9, 120, 4)).toEqual([1, 10, 100]);
  expect(fewSplits(0.9, 2e5, 3)).toEqual([1, 100, 10000]);
});
