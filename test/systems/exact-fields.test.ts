import { expect, test } from 'vitest';
import { systems } from '../../src/systems/registry.ts';
import { planOf } from '../experiment/collect.ts';
import { reduced } from './catalogue.ts';
import { runLaws } from './run-laws.ts';

const known = systems.filter((s) => s.exactField).map((s) => s.id);

test('all that are drawn have an exact field beside them', () => {
  for (const { id, exactField } of systems.filter((s) => s.field))
    expect(exactField ?? planOf({ system: id }).field!.exact, id).not.toBeNull();
});

test('some systems know their fields', () => {
  expect(known).toEqual(['kicked-particle', 'flashing-ratchet', 'thermophoresis']);
});

test.each(known)('%s: density and current are those that theory expects', async (id) => {
  const { result } = await runLaws(id, { trajectories: reduced[id]!.trajectories });
  const { density, current, exact, axes } = result.field!;
  const { edges } = axes[0]!;
  const width = edges[1]! - edges[0]!;
  const inside = exact!.density.reduce<number>((sum, p) => sum + p! * width, 0);
  expect(inside + result.field!.outside.value!).toBeCloseTo(1, 3);
  // the mean over all cells has no correlated error of single ones
  const mean = (values: readonly (number | null)[]) => values.reduce<number>((sum, v) => sum + v!, 0) / values.length;
  const velocity = result.field!.velocity[0]!;
  const error = velocity.standardError! / (edges.at(-1)! - edges[0]!);
  expect(Math.abs(mean(current[0]!.value) - mean(exact!.current![0]!))).toBeLessThan(4.5 * error);
  const off = density.value.map((v, i) => (v! - exact!.density[i]!) / Math.max(density.standardError[i]!, 0.01 * v!));
  expect(Math.max(...off.map(Math.abs))).toBeLessThan(6);
  expect(Math.max(...density.value.map((v) => v!)) / Math.min(...density.value.map((v) => v!))).toBeGreaterThan(2);
});

test('kicked-particle thrown by impulses: motion carries back what they carry out', async () => {
  const { result } = await runLaws('kicked-particle', { trajectories: 20_000, parameters: { nu: 0.5, b: 1 } });
  const { density, current, exact } = result.field!;
  const off = (series: typeof density, expected: readonly (number | null)[]) =>
    series.value.flatMap((v, i) =>
      // cells that few trajectories reach have no normal errors
      exact!.density[i]! > 0.01 ? [(v! - expected[i]!) / series.standardError[i]!] : [],
    );
  const meanSquare = (z: readonly number[]) => z.reduce((sum, v) => sum + v * v, 0) / z.length;
  expect(off(density, exact!.density).length).toBeGreaterThan(30);
  expect(meanSquare(off(density, exact!.density))).toBeLessThan(2.5);
  expect(meanSquare(off(current[0]!, exact!.current![0]!))).toBeLessThan(2.5);
  const still = exact!.density.map(() => 0);
  expect(meanSquare(off(current[0]!, still))).toBeGreaterThan(20);
});
