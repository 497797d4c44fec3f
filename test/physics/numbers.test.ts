import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';

async function rmsDifference(request: RunSpec): Promise<{ difference: Record<string, number>; kT: number }> {
  const runs = await Promise.all(
    (['single', 'double'] as const).map(async (precision) =>
      collect(await cpuBackend(precision), planOf({ measure: { reverse: false }, ...request, precision })),
    ),
  );
  const difference = Object.fromEntries(
    ['work', 'heat', 'totalWork'].map((name) => {
      const [single, double] = runs.map((run) => run.values(name)) as [Float64Array, Float64Array];
      return [name, Math.sqrt(single.reduce((s, w, i) => s + (w - double[i]!) ** 2, 0) / single.length)];
    }),
  );
  return { difference, kT: runs[0]!.plan.kT };
}

describe('what single precision costs', () => {
  test.each([
    ['a dragged trap over 10⁵ steps', { system: 'dragged-trap', dt: 2e-5, trajectories: 256, seed: 1 }],
    ['a dragged trap over 10⁶ steps', { system: 'dragged-trap', dt: 2e-6, trajectories: 64, seed: 1 }],
    ['a trap dragged far', { system: 'dragged-trap', parameters: { tau: 100 }, trajectories: 256, seed: 1 }],
    ['a breathing trap over 10⁵ steps', { system: 'breathing-trap', dt: 1e-5, trajectories: 256, seed: 1 }],
    ['a hairpin', { system: 'hairpin', trajectories: 4096, seed: 1 }],
    ['inertia over 10⁵ steps', { system: 'dragged-trap-underdamped', dt: 5e-5, trajectories: 256, seed: 1 }],
  ] as [string, RunSpec][])('%s: works differ from double precision by less than 1e-4 kT rms', async (_, request) => {
    const { difference, kT } = await rmsDifference(request);
    for (const [id, rms] of Object.entries(difference)) {
      expect(rms, id).toBeLessThan(1e-4 * kT);
      expect(rms, id).toBeGreaterThan(0); // else both ran in the same precision
    }
  });

  test('for an overdamped trap it stays below 3e-6 kT over 10⁶ steps, where rounding each position would cost 2e-5', async () => {
    const { difference } = await rmsDifference({ system: 'dragged-trap', dt: 2e-6, trajectories: 64, seed: 2 });
    for (const rms of Object.values(difference)) expect(rms).toBeLessThan(3e-6);
  });

  test('barriers keep optimisers from cancelling the error terms of sums', () => {
    const shader = (name: string) => readFileSync(new URL(`../../shaders/${name}`, import.meta.url), 'utf8');
    // two in `add_to`, one in `normalised`, two in `take_from`
    expect(shader('summation.wgsl').match(/opaque\(/g)).toHaveLength(5);
    expect(shader('precision-single.wgsl')).toMatch(
      /fn opaque\(x: f32\) -> f32 \{ return bitcast<f32>\(bitcast<u32>\(x\) \^ p\.zero\); \}/,
    );
  });
});
