import { describe, expect, test } from 'vitest';
import { drivenRing } from '../../src/exact/ring/driven-ring.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';

const run = async (parameters: Record<string, number>, trajectories: number) =>
  (await collect(await cpuBackend(), planOf({ system: 'driven-ring', parameters, trajectories, seed: 4 }))).result;

describe('a ring driven', () => {
  test.each([
    [{ V0: 1, f: 0.9, kT: 0.1 }],
    [{ V0: 1, f: 1.5, kT: 0.1 }],
    [{ V0: 1, f: -0.9, kT: 0.1 }],
    [{ V0: 0, f: 0.7, kT: 1 }],
  ])('gently or hard, forth or back: %o', async (parameters) => {
    const { laws } = await run(parameters, 8192);
    for (const law of laws) expect({ id: law.id, holds: law.holds, z: law.z }).toMatchObject({ holds: true });
  });
});

describe('a ring in equilibrium', () => {
  test('shows no velocity, no entropy production and no violation, and diffuses as Lifson and Jackson say', async () => {
    const { laws } = await run({ f: 0 }, 16_384);
    const of = (id: string) => laws.find((l) => l.id === id)!;
    for (const id of ['velocity', 'entropy-production', 'einstein-violation', 'diffusion', 'integral-ft'])
      expect({ id, holds: of(id).holds, z: of(id).z }).toMatchObject({ holds: true });
    for (const id of ['velocity', 'entropy-production', 'einstein-violation'])
      expect(of(id).expected).toBeCloseTo(0, 12);
    expect(of('diffusion').expected).toBe(drivenRing({ V0: 1, f: 0, mu: 1, kT: 0.5 }).diffusion);
    // what compares with a velocity of zero cannot be given
    expect(of('tur-long-time')).toMatchObject({ holds: null, expected: null });
    expect(of('tur-long-time').reason).toMatch(/\S/);
  });
});
