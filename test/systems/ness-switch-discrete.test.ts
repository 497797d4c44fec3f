import { expect, test } from 'vitest';
import { matrixExponential } from '../../src/exact/linear/matrix-exponential.ts';
import { expectAllHold, runLaws } from './run-laws.ts';

const trajectories = 50_000;

/** Σ Z(λ): energies λ, 0, 0. */
const Z = (lambda: number) => Math.exp(-lambda) + 2;

test('without drive the start is an equilibrium: Jarzynski’s equality holds, and Hatano and Sasa’s is the same', async () => {
  const run = await runLaws('ness-switch-discrete', { parameters: { affinity: 0 }, trajectories });
  expectAllHold(run);
  expect(run.law('jarzynski-fails').expected).toBeCloseTo(Z(2) / Z(0), 8);
  const excess = run.law('mean-y').expected!;
  expect(excess).toBeCloseTo(run.law('mean-work').expected! + Math.log(Z(2) / Z(0)), 8);
});

test('driven, Jarzynski’s average is off e^{−ΔF} by far more than its error, yet where it should be', async () => {
  const run = await runLaws('ness-switch-discrete', { parameters: { affinity: 6, tau: 4 }, trajectories });
  expectAllHold(run);
  const { measured, standardError } = run.law('jarzynski-fails');
  expect(Math.abs(measured! - Z(2) / Z(0)) / standardError!).toBeGreaterThan(20);
});

test('what Jarzynski’s average is, by many short steps of ġ = (L − λ̇ ∂E/∂λ) g', async () => {
  const { law } = await runLaws('ness-switch-discrete', { parameters: { tau: 1 }, trajectories: 200 });
  const [A, lambda, steps] = [3, 2, 2000];
  const h = 1 / steps;
  let g = [1 / 3, 1 / 3, 1 / 3];
  for (let n = 0; n < steps; n++) {
    const E = [(lambda * (n + 0.5)) / steps, 0, 0];
    const L = [0, 1, 2].map((to) =>
      [0, 1, 2].map((from) =>
        to === from ? 0 : Math.exp((E[from]! - E[to]!) / 2 + ((to - from + 3) % 3 === 1 ? A : -A) / 6),
      ),
    );
    for (let s = 0; s < 3; s++) L[s]![s] = -L.reduce((sum, row, to) => (to === s ? sum : sum + row[s]!), 0);
    L[0]![0]! -= lambda;
    const flow = matrixExponential(L.map((row) => row.map((x) => x * h)));
    g = flow.map((row) => row.reduce((sum, x, i) => sum + x * g[i]!, 0));
  }
  const sum = g.reduce((a, b) => a + b, 0);
  expect(law('jarzynski-fails').expected! / sum).toBeCloseTo(1, 6);
});

test('a slow switch costs no excess: ⟨Y⟩ falls as 1/τ', async () => {
  const excess = async (tau: number) =>
    (await runLaws('ness-switch-discrete', { parameters: { tau }, trajectories: 200 })).law('mean-y').expected!;
  const [slow, slower] = [await excess(100), await excess(200)];
  expect(slow / slower).toBeCloseTo(2, 1);
  expect(slower).toBeGreaterThan(0);
});
