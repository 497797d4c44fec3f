import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const run = async (request: RunSpec) => collect(await cpuBackend(), planOf({ seed: 8, backend: 'cpu', ...request }));
const estimate = (r: Awaited<ReturnType<typeof run>>, id: string) => r.result.estimates.find((e) => e.id === id)!;

describe('limiting cases', () => {
  test.each([
    ['a trap that stands still', { system: 'dragged-trap', parameters: { v: 0 } }],
    ['a trap that stands still, with inertia', { system: 'dragged-trap-underdamped', parameters: { v: 0 } }],
    ['a trap that keeps its stiffness', { system: 'breathing-trap', parameters: { k1: 1 } }],
  ] as [string, RunSpec][])('%s: no protocol work at all, ΔF = 0, no law fails', async (_, request) => {
    const r = await run({ ...request, trajectories: 4096 });
    expect(r.values('work').every((w) => w === 0)).toBe(true);
    expect(r.values('work', 'reverse').every((w) => w === 0)).toBe(true);
    for (const law of r.result.laws) {
      expect(law.holds, `${law.id}: ${law.reason}`).not.toBe(false);
      if (law.holds === null) expect(law.reason).toMatch(/\S/);
      expect(law.expected).toBeCloseTo(0, 12);
      expect(law.measured, law.id).toBeCloseTo(0, 2);
    }
  });

  test('an instant quench: w = (k1 − k0)x²/2, a χ² law of one degree of freedom', async () => {
    const [k0, k1] = [1, 4];
    const r = await run({
      model: {
        coordinates: { x: {} },
        controls: { lambda: { step: [k0, k1] } },
        potential: 'lambda*x^2/2',
      },
      duration: 0.5,
      trajectories: 50_000,
    });
    const w = Float64Array.from(r.values('work')).sort();
    // P(w ≤ a) = P(|z| ≤ √(2 a k0/(k1 − k0))) = erf(√(a k0/(k1 − k0))).
    const n = w.length;
    let largest = 0;
    for (let i = 0; i < n; i += 16) largest = Math.max(largest, Math.abs(erf(Math.sqrt(w[i]! / 3)) - (i + 0.5) / n));
    expect(Math.sqrt(n) * largest).toBeLessThan(2.5); // by chance with probability 7e-6
    const { mean, error } = meanOf(w);
    expectWithinError(mean, (k1 - k0) / (2 * k0), error);
    for (const law of r.result.laws) expect(law.holds, `${law.id}: ${law.reason}`).toBe(true);
    expect(r.result.laws[0]!.expected).toBeCloseTo(0.5 * Math.log(4), 10);
    // Expanding from 4 to 1 releases (k0 − k1)⟨x²⟩/2.
    const reverse = meanOf(r.values('work', 'reverse'));
    expectWithinError(reverse.mean, (k0 - k1) / (2 * k1), reverse.error);
  });

  test('a very slow squeeze costs ΔF, a very fast one the work of a quench', async () => {
    const at = async (tau: number, dt: number, trajectories: number) => {
      const request = { system: 'breathing-trap', parameters: { tau }, dt, trajectories, measure: { reverse: false } };
      return estimate(await run(request), 'mean-work');
    };
    const fast = await at(1e-4, 1e-5, 8192);
    expectWithinError(fast.value!, 1.5, fast.standardError!);
    const slow = await at(60, 0.002, 4096);
    // ⟨w⟩ − ΔF ≈ c/τ, with c = ∫ kT (dk/ds)²/(4μk³) ds = (kT/(8μ))·(k1 − k0)(1/k0² − 1/k1²) of linear response;
    // and Euler–Maruyama widens x by 1 + μk dt/2, which adds dt(k1 − k0)/4.
    const excess = ((4 - 1) * (1 - 1 / 16)) / 8 / 60 + (0.002 * 3) / 4;
    expectWithinError(slow.value!, 0.5 * Math.log(4) + excess, slow.standardError!);
  });

  test('no barrier: a hairpin of one well gives the harmonic answers', async () => {
    const r = await run({ system: 'hairpin', parameters: { barrier: 0, kappa: 1 }, trajectories: 8192 });
    // U = κ(x−λ)²/2 + tilt(x+a)/(2a): the free energy rises by tilt·Δλ/(2a) as the trap moves.
    expect(r.result.laws.find((l) => l.id === 'bar')!.expected).toBeCloseTo((24 * 32) / 10 / 4.11, 8);
  });

  test('strong friction: motion with inertia does the work of overdamped motion', async () => {
    const r = await run({
      system: 'dragged-trap-underdamped',
      parameters: { m: 0.01, gamma: 1, k: 1, v: 1, tau: 2 },
      trajectories: 20_000,
      measure: { reverse: false },
    });
    const w = estimate(r, 'mean-work');
    const overdamped = 2 - (1 - Math.exp(-2));
    expect(Math.abs(w.value! - overdamped)).toBeLessThan(4.5 * w.standardError! + 2 * 0.01 * overdamped); // corrections ~ m k/γ²
  });
});

/** The error function by its Maclaurin series, far enough for z ≤ 5. */
function erf(z: number): number {
  if (z > 5) return 1;
  let term = z;
  let sum = z;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && k < 300; k++) {
    term *= (-z * z) / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
