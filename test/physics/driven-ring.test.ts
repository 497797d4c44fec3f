import { describe, expect, test } from 'vitest';
import { drivenRing } from '../../src/exact/ring/driven-ring.ts';
import { ringRelaxation } from '../../src/exact/ring/ring-relaxation.ts';
import type { Measurement } from '../../src/model/system.ts';
import { findSystem } from '../../src/systems/registry.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';

const run = async (parameters: Record<string, number>, trajectories: number, duration?: number) => {
  const request = { system: 'driven-ring', parameters, trajectories, seed: 4, ...(duration && { duration }) };
  return (await collect(await cpuBackend(), planOf(request))).result;
};

describe('a ring driven', () => {
  test.each([
    [{ V0: 1, f: 0.9, kT: 0.1 }],
    [{ V0: 1, f: 1.5, kT: 0.1 }],
    [{ V0: 1, f: -0.9, kT: 0.1 }],
    [{ V0: 0, f: 0.7, kT: 1 }],
  ])('gently or hard, forth or back: %o', async (parameters) => {
    const { laws } = await run(parameters, 16_384);
    for (const law of laws) expect({ id: law.id, holds: law.holds, z: law.z }).toMatchObject({ holds: true });
  });
});

test('a ring at the brink: ⟨e^{−Δs}⟩ rests on paths that no sample has, and is not judged by those that it has', async () => {
  const { laws } = await run({ V0: 100, f: 99 }, 4096);
  for (const law of laws) expect({ id: law.id, holds: law.holds }).not.toMatchObject({ holds: false });
  const reason = 'the exponential average rests on about 0 trajectories (needs 100)';
  expect(laws.find((l) => l.id === 'integral-ft')).toMatchObject({ holds: null, reason });
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
    for (const id of ['tur-long-time', 'tur'])
      expect(of(id)).toMatchObject({ holds: null, reason: 'the mean current is not clear of its noise' });
  });
});

describe('a ring driven for a short time', () => {
  test('fails no law: what needs long times says so', async () => {
    const { laws } = await run({}, 8192, 0.5);
    for (const law of laws) expect({ id: law.id, holds: law.holds }).not.toMatchObject({ holds: false });
    for (const id of ['diffusion', 'einstein-violation', 'tur-long-time'])
      expect(laws.find((l) => l.id === id)).toMatchObject({ holds: null, reason: expect.stringMatching(/too short/) });
  });
});

describe('the sum over frequencies of the Harada–Sasa law', () => {
  test.each([
    [{ V0: 1, f: 1, mu: 1, kT: 0.05 }, 1e-3, 3e-3],
    [{ V0: 99, f: 100, mu: 1, kT: 0.5 }, 1e-2, 2e-2],
    [{ V0: 1, f: 0.5, mu: 1, kT: 0.5 }, 0, 1e-5],
  ])('has a remainder that the law allows for: %o', (parameters, least, most) => {
    const { velocity } = drivenRing(parameters);
    const duration = 18 / ringRelaxation(parameters, 1)[0]!.rate;
    const law = findSystem('driven-ring').laws.find((l) => l.id === 'harada-sasa')!;
    const expected = law.expected({ parameters, duration } as unknown as Measurement);
    const remainder = Math.abs(expected / (parameters.f * velocity) - 1);
    expect(remainder).toBeGreaterThan(least);
    expect(remainder).toBeLessThan(most);
  });
});
