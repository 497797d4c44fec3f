import { describe, expect, test } from 'vitest';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { planOf, states } from '../experiment/collect.ts';
import { stepNormals } from './same-noise.ts';

const seed = 0x1234567890abcdefn;
const trajectories = 40;

/** −½z² of each normal that a transition needs: the logarithm of its density but for constants that cancel in ratios. */
const logDensity = (normals: readonly number[]) => normals.reduce((s, z) => s - 0.5 * z * z, 0);

interface Model {
  readonly request: RunSpec;
  readonly kT: readonly number[];
  readonly controls: (s: number) => number[];
  readonly u: (x: readonly number[], c: readonly number[]) => number;
  /** Total force: −∇U plus any non-conservative part, written by hand. */
  readonly force: (x: readonly number[], c: readonly number[]) => number[];
}

const duration = 1.2;
const base = { duration, dt: 0.1, seed: String(seed), precision: 'double' as const, trajectories };

const doubleWell: Model = {
  request: {
    ...base,
    model: {
      parameters: { kT: 0.8 },
      coordinates: { x: { mobility: 1.5 } },
      controls: { lambda: { ramp: [-1, 2] } },
      potential: '0.7*(x^2 - 1)^2 - lambda*x',
    },
  },
  kT: [0.8],
  controls: (s) => [-1 + 3 * s],
  u: ([x], [l]) => 0.7 * (x! ** 2 - 1) ** 2 - l! * x!,
  force: ([x], [l]) => [-2.8 * x! * (x! ** 2 - 1) + l!],
};

const plane: Model = {
  request: {
    ...base,
    model: {
      coordinates: { x: { mobility: 0.5 }, y: { mobility: 2 } },
      controls: { lambda: { sine: { mean: 1, amplitude: 0.8, period: 0.9, phase: 0.3 } } },
      potential: '(x^2 + y^2)/2 + 0.2*x^4 + lambda*sin(x)*y',
    },
  },
  kT: [1, 1],
  controls: (s) => [1 + 0.8 * Math.sin((2 * Math.PI * s * duration) / 0.9 + 0.3)],
  u: ([x, y], [l]) => (x! ** 2 + y! ** 2) / 2 + 0.2 * x! ** 4 + l! * Math.sin(x!) * y!,
  force: ([x, y], [l]) => [-x! - 0.8 * x! ** 3 - l! * Math.cos(x!) * y!, -y! - l! * Math.sin(x!)],
};

const swirl: Model = {
  request: {
    ...base,
    model: {
      parameters: { hot: 2, cold: 0.5 },
      coordinates: { x: { temperature: 'hot' }, y: { temperature: 'cold' } },
      controls: { lambda: { ramp: [1, 2] } },
      potential: 'lambda*(x^2 + y^2)/2',
      force: { x: '-0.7*y', y: '0.7*x + 0.1*x^2' },
      initial: { x: 0.3, y: -0.4 },
    },
  },
  kT: [2, 0.5],
  controls: (s) => [1 + s],
  u: ([x, y], [l]) => (l! * (x! ** 2 + y! ** 2)) / 2,
  force: ([x, y], [l]) => [-l! * x! - 0.7 * y!, -l! * y! + 0.7 * x! + 0.1 * x! ** 2],
};

/** ln Z by the trapezium rule on a wide fine grid, spectrally accurate for densities that vanish at its ends. */
function logZ({ u, kT }: Model, controls: number[]): number {
  const points = Array.from({ length: 801 }, (_, i) => -8 + i * 0.02);
  const weight = (x: number[]) => Math.exp(-u(x, controls) / kT[0]!);
  if (kT.length === 1) return Math.log(0.02 * points.reduce((s, x) => s + weight([x]), 0));
  const coarse = points.filter((_, i) => i % 4 === 0);
  return Math.log(0.08 ** 2 * coarse.reduce((s, x) => s + coarse.reduce((r, y) => r + weight([x, y]), 0), 0));
}

/**
 * One trajectory of Euler–Maruyama from the engine's start with the engine's noise, in the test's own arithmetic: where it ends, and
 * ln of the probability of its steps over that of the same steps backwards.
 */
function eulerMaruyama(model: Model, mobility: number[], start: number[], normals: number[][], reverse: boolean) {
  const steps = normals.length;
  const dt = duration / steps;
  let x = start;
  let logRatio = 0;
  let protocol = 0;
  const at = (s: number) => model.controls(reverse ? 1 - s : s);
  normals.forEach((z, n) => {
    const c = at((n + 0.5) / steps);
    protocol += model.u(x, c) - model.u(x, at(n === 0 ? 0 : (n - 0.5) / steps));
    const spread = mobility.map((mu, d) => Math.sqrt(2 * mu * model.kT[d]! * dt));
    const f = model.force(x, c);
    const next = x.map((v, d) => v + mobility[d]! * f[d]! * dt + spread[d]! * z[d]!);
    const g = model.force(next, c);
    const back = x.map((v, d) => (v - next[d]! - mobility[d]! * g[d]! * dt) / spread[d]!);
    logRatio += logDensity(z) - logDensity(back);
    x = next;
  });
  protocol += model.u(x, at(1)) - model.u(x, at((steps - 0.5) / steps));
  return { x, logRatio, protocol };
}

describe('the path’s own probability ratio is what the engine reports, trajectory by trajectory', () => {
  test.each([
    ['a double well', doubleWell, [1.5], 'forward'],
    ['a double well, reversed', doubleWell, [1.5], 'reverse'],
    ['two coordinates under a sine', plane, [0.5, 2], 'forward'],
    ['two coordinates under a sine, reversed', plane, [0.5, 2], 'reverse'],
  ] as const)('Euler–Maruyama: ln P_F/P_R = (W − ΔF)/kT: %s', async (_, model, mobility, which) => {
    const plan = planOf(model.request);
    const reverse = which === 'reverse';
    const groups = plan[which]!.process.groups;
    const [end] = await states(await cpuBackend('double'), plan, { which, count: trajectories, stops: [groups] });
    const names = plan[which]!.kernel.kernel.columns;
    const columns = {
      data: Float64Array.from(names.flatMap((n) => [...end!(n)])),
      stride: trajectories,
      count: trajectories,
    };
    const direction = plan[which]!;
    const { columns: seen } = plan.extraction.extract([columns], direction.ends, direction.confined);
    const [work, total, shadow, heat] = seen as [Float64Array, Float64Array, Float64Array, Float64Array];
    const [from, to] = (reverse ? [1, 0] : [0, 1]).map((s) => model.controls(s)) as [number[], number[]];
    const freeEnergy = (reverse ? -1 : 1) * plan.equilibrium.freeEnergyDifference;
    expect(freeEnergy).toBeCloseTo(logZ(model, from) - logZ(model, to), 7);
    for (let i = 0; i < trajectories; i++) {
      const dimension = mobility.length;
      const normals = stepNormals({ seed, trajectory: i, purpose: reverse ? 2 : 0, steps: plan.steps, dimension });
      const start = mobility.map((_, d) => end!(`start_x${d}`)[i]!);
      const path = eulerMaruyama(model, [...mobility], start, normals, reverse);
      mobility.forEach((_, d) => {
        expect(end!(`x${d}`)[i]).toBeCloseTo(path.x[d]!, 10);
      });
      const kT = model.kT[0]!;
      const before = -model.u(start, from) / kT - logZ(model, from);
      const after = -model.u(path.x, to) / kT - logZ(model, to);
      expect(total[i]! / kT - freeEnergy).toBeCloseTo(before + path.logRatio - after, 7);
      expect(work[i]).toBeCloseTo(path.protocol, 9);
      expect(heat[i]).toBeCloseTo(kT * path.logRatio, 9);
      // First law: ΔE = W − Q, and what the integrator adds beside the protocol is the shadow work.
      expect(model.u(path.x, to) - model.u(start, from)).toBeCloseTo(total[i]! - heat[i]!, 9);
      expect(shadow[i]).toBeCloseTo(total[i]! - work[i]!, 12);
    }
  });

  test('two temperatures and a swirling force: ln of the step ratio is Σ Q/kT, bath by bath', async () => {
    const plan = planOf({ ...swirl.request, measure: { work: true } });
    const groups = plan.forward.process.groups;
    const [end] = await states(await cpuBackend('double'), plan, { count: trajectories, stops: [groups] });
    for (let i = 0; i < trajectories; i++) {
      const normals = stepNormals({ seed, trajectory: i, purpose: 0, steps: plan.steps, dimension: 2 });
      const path = eulerMaruyama(swirl, [1, 1], [0.3, -0.4], normals, false);
      const entropy = (end!('q0')[i]! + end!('q0_lo')[i]!) / 2 + (end!('q1')[i]! + end!('q1_lo')[i]!) / 0.5;
      expect(entropy).toBeCloseTo(path.logRatio, 9);
    }
  });

  test.each(['forward', 'reverse'] as const)('BAOAB, %s: ln P_F/P_R = (W − ΔF)/kT', async (which) => {
    const [m, gamma, kT] = [1.3, 0.9, 0.8];
    const reverse = which === 'reverse';
    const plan = planOf({
      ...base,
      model: {
        parameters: { kT },
        coordinates: { x: { mass: m, friction: gamma } },
        controls: { lambda: { ramp: [-1, 2] } },
        potential: '0.7*(x^2 - 1)^2 - lambda*x',
      },
    });
    const direction = plan[which]!;
    const [end] = await states(await cpuBackend('double'), plan, {
      which,
      count: trajectories,
      stops: [direction.process.groups],
    });
    const names = direction.kernel.kernel.columns;
    const columns = {
      data: Float64Array.from(names.flatMap((n) => [...end!(n)])),
      stride: trajectories,
      count: trajectories,
    };
    const total = plan.extraction.extract([columns], direction.ends, false).columns[1]!;
    const { u, force } = doubleWell;
    const controls = (s: number) => doubleWell.controls(reverse ? 1 - s : s);
    const dt = duration / plan.steps;
    const keep = Math.exp((-gamma * dt) / m);
    const noise = Math.sqrt((kT / m) * (1 - keep * keep));
    for (let i = 0; i < trajectories; i++) {
      const normals = stepNormals({ seed, trajectory: i, purpose: reverse ? 2 : 0, steps: plan.steps, dimension: 1 });
      const start = { x: end!('start_x0')[i]!, v: end!('start_v0')[i]! };
      let { x, v } = start;
      let logRatio = 0;
      normals.forEach(([z], n) => {
        const c = controls((n + 0.5) / plan.steps);
        const b = v + ((dt / 2) * force([x], c)[0]!) / m;
        const o = keep * b + noise * z!;
        x += (dt / 2) * (b + o);
        v = o + ((dt / 2) * force([x], c)[0]!) / m;
        // Backwards the velocity −o becomes −b: that needs this normal.
        const back = (-b + keep * o) / noise;
        logRatio += logDensity([z!]) - logDensity([back]);
      });
      expect(end!('x0')[i]).toBeCloseTo(x, 10);
      expect(end!('v0')[i]).toBeCloseTo(v, 10);
      const energy = (at: { x: number; v: number }, c: number[]) => (u([at.x], c) + 0.5 * m * at.v ** 2) / kT;
      const before = -energy(start, controls(0)) - logZ(doubleWell, controls(0));
      const after = -energy({ x, v }, controls(1)) - logZ(doubleWell, controls(1));
      const freeEnergy = (reverse ? -1 : 1) * plan.equilibrium.freeEnergyDifference;
      expect(total[i]! / kT - freeEnergy).toBeCloseTo(before + logRatio - after, 7);
    }
  });
});
