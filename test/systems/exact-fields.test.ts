import { expect, test } from 'vitest';
import { systems } from '../../src/systems/registry.ts';
import { reduced } from './catalogue.ts';
import { runLaws } from './run-laws.ts';

const known = systems.filter((s) => s.exactField).map((s) => s.id);

test('some systems know their fields', () => {
  expect(known).toEqual(['flashing-ratchet', 'thermophoresis']);
});

test.each(known)('%s: density and current are those of the Fokker–Planck equation', async (id) => {
  const { result } = await runLaws(id, { trajectories: reduced[id]!.trajectories });
  const { density, current, exact, axes } = result.field!;
  const { edges } = axes[0]!;
  const width = edges[1]! - edges[0]!;
  expect(exact!.density.reduce<number>((sum, p) => sum + p! * width, 0)).toBeCloseTo(1, 3);
  // the mean over all cells has no correlated error of single ones
  const mean = (values: readonly (number | null)[]) => values.reduce<number>((sum, v) => sum + v!, 0) / values.length;
  const velocity = result.field!.velocity[0]!;
  const error = velocity.standardError! / (edges.at(-1)! - edges[0]!);
  expect(Math.abs(mean(current[0]!.value) - mean(exact!.current![0]!))).toBeLessThan(4.5 * error);
  const off = density.value.map((v, i) => (v! - exact!.density[i]!) / Math.max(density.standardError[i]!, 0.01 * v!));
  expect(Math.max(...off.map(Math.abs))).toBeLessThan(6);
  expect(Math.max(...density.value.map((v) => v!)) / Math.min(...density.value.map((v) => v!))).toBeGreaterThan(2);
});
