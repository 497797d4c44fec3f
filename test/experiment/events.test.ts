import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { createJumpPlan } from '../../src/experiment/jump-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import type { EventsSpec } from '../../src/model/jump-spec.ts';
import type { System } from '../../src/model/system.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { expectDistribution } from '../exact/kolmogorov.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const backends = [
  ['cpu', 20_000, () => cpuBackend('single')],
  ['cpu double', 5000, () => cpuBackend('double')],
  ['webgpu', 2000, webgpuBackend],
] as const;

/** Runs a request with observables and snapshots of the test's own, and keeps what each trajectory gave. */
async function collect(
  backend: Backend,
  request: RunSpec,
  observables: System['observables'] = {},
  snapshots: NonNullable<System['snapshots']> = {},
) {
  const { spec, system } = parseRequest({ seed: 3, precision: backend.precision, ...request });
  const plan = createJumpPlan({ spec, system: { ...system, observables, snapshots } });
  const batches: Float64Array[][] = [];
  const result = await runPlan(plan, backend, { onBatch: (_, __, { columns }) => void batches.push([...columns]) });
  const values = (name: string) => batches.flatMap((b) => Array.from(b[plan.extraction.names.indexOf(name)]!));
  return { plan, result, values };
}

const [TH, TC] = [3, 1];

/** Kipnis, Marchioro and Presutti's rod of n cells with its heats counted. */
function rod(n: number, start: (i: number) => string | number): EventsSpec {
  const cells = Array.from({ length: n }, (_, i) => `e${i + 1}`);
  return {
    parameters: { TH, TC },
    variables: Object.fromEntries(cells.map((e, i) => [e, start(i + 1)])),
    events: [
      { name: 'hot', rate: 1, set: { e1: 'uniform*(e1 + TH*exponential)' } },
      ...cells.slice(1).map((b, i) => {
        const a = cells[i]!;
        return { rate: '1', set: { [a]: `uniform*(${a} + ${b})`, [b]: `(1 - uniform)*(${a} + ${b})` } };
      }),
      { name: 'cold', rate: 1, set: { [`e${n}`]: `uniform*(e${n} + TC*exponential)` } },
    ],
    assignments: { energy: cells.join(' + ') },
    counters: {
      hot: { hot: 'uniform*(e1 + TH*exponential) - e1' },
      cold: { cold: `e${n} - uniform*(e${n} + TC*exponential)` },
    },
  };
}

/** Mean energies after t from all TH: ṁ_i = (m_{i−1} − 2m_i + m_{i+1})/2 between walls, by its modes sin(πki/(n + 1)). */
function meanEnergy(n: number, i: number, t: number): number {
  const profile = (j: number) => TH - ((TH - TC) * j) / (n + 1);
  const mode = (k: number, j: number) => Math.sin((Math.PI * k * j) / (n + 1));
  const numbers = Array.from({ length: n }, (_, j) => j + 1);
  return numbers.reduce((sum, k) => {
    const amplitude = (2 / (n + 1)) * numbers.reduce((a, j) => a + (TH - profile(j)) * mode(k, j), 0);
    return sum + amplitude * mode(k, i) * Math.exp(-(1 - Math.cos((Math.PI * k) / (n + 1))) * t);
  }, profile(i));
}

/** Stationary ⟨e₁²⟩, ⟨e₁e₂⟩, ⟨e₂²⟩ of two cells: the changes that the three events make on average add up to nothing. */
function secondMoments(): number[] {
  const [m1, m2] = [TH - (TH - TC) / 3, TH - (2 * (TH - TC)) / 3];
  const a = new Matrix([
    [1 / 3 + 1 / 3 - 2, 2 / 3, 1 / 3],
    [1 / 6, 1 / 2 + 1 / 3 + 1 / 2 - 3, 1 / 6],
    [1 / 3, 2 / 3, 1 / 3 + 1 / 3 - 2],
  ]);
  const drawn = (m: number, T: number) => (2 * m * T + 2 * T * T) / 3;
  const b = Matrix.columnVector([-drawn(m1, TH), -(TH * m2 + TC * m1) / 2, -drawn(m2, TC)]);
  return solve(a, b).to1DArray();
}

describe.each(backends)('variables that change at events on %s', (name, trajectories, open) => {
  it('one cell between two baths: mean and second moment', async () => {
    const { values } = await collect(
      await open(),
      { model: rod(1, () => 'exponential(TH)'), duration: 30, trajectories },
      { square: 'e1^2' },
    );
    const m = meanOf(values('e1'));
    expectWithinError(m.mean, (TH + TC) / 2, m.error);
    // s = ½Σ_b(s + 2mT_b + 2T_b²)/3 with m = (TH + TC)/2
    const expected = ((TH + TC) ** 2 / 2 + TH * TH + TC * TC) / 2;
    const s = meanOf(values('square'));
    expectWithinError(s.mean, expected, s.error);
  });

  it('two cells: second moments of the steady state', async () => {
    const squares = { a: 'e1^2', b: 'e1*e2', c: 'e2^2' };
    const request = { model: rod(2, () => 'exponential(2)'), duration: 30, trajectories };
    const { values } = await collect(await open(), request, squares);
    secondMoments().forEach((expected, i) => {
      const { mean, error } = meanOf(values(Object.keys(squares)[i]!));
      expectWithinError(mean, expected, error);
    });
  });

  it('means relax as their closed linear equation says, and heat flows as they do', async () => {
    const request = { model: rod(4, () => 'exponential(TH)'), duration: 6, record: { every: 1.5 }, trajectories };
    const { result, values } = await collect(await open(), request, { hotHeat: 'hot', coldHeat: 'cold' });
    const { t, ...series } = result.series.time!;
    for (let i = 1; i <= 4; i++) {
      const { value, standardError } = series[`mean-e${i}`] as { value: number[]; standardError: number[] };
      t.forEach((at, k) => {
        expectWithinError(value[k]!, meanEnergy(4, i, at), standardError[k]!);
      });
    }
    // heat through an end: half the mean difference of cell and bath, by Simpson's rule
    const integral = (of: (s: number) => number) => {
      const n = 600;
      const weight = (k: number) => (k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2);
      return Array.from({ length: n + 1 }, (_, k) => weight(k) * of((6 * k) / n)).reduce((a, b) => a + b, 0) / n;
    };
    const [hot, cold] = [meanOf(values('hotHeat')), meanOf(values('coldHeat'))];
    expectWithinError(
      hot.mean,
      integral((s) => TH - meanEnergy(4, 1, s)),
      hot.error,
    );
    expectWithinError(
      cold.mean,
      integral((s) => meanEnergy(4, 4, s) - TC),
      cold.error,
    );
  });

  it('no energy is lost in any trajectory: what is there now is what was there and came in', async () => {
    const request = { model: rod(5, (i) => i), duration: 40, trajectories: 512 };
    const { result, values } = await collect(await open(), request, {
      missing: '15 - (e1 + e2 + e3 + e4 + e5) + hot - cold',
    });
    const events = result.timing.jumps / 512;
    const spacing = name === 'cpu double' ? 2 ** -52 : 2 ** -23;
    const missing = values('missing');
    // rounding of every event, a few spacings of energies up to about 20, adds up at random
    for (const error of missing) expect(Math.abs(error)).toBeLessThan(8 * 20 * spacing * Math.sqrt(events));
    expect(missing.some((error) => error !== 0)).toBe(true); // else nothing was compared
  });

  it('with equal temperatures energies are independent and exponential, and no heat flows', async () => {
    const model = { ...rod(4, () => 'exponential(TC)'), parameters: { TH: 2, TC: 2 } };
    const { values } = await collect(
      await open(),
      { model, duration: 20, trajectories },
      { product: '(e2 - 2)*(e3 - 2)' },
    );
    for (const e of ['e1', 'e3']) expectDistribution(values(e), (x) => 1 - Math.exp(-x / 2));
    for (const id of ['product', 'hot', 'cold']) {
      const { mean, error } = meanOf(values(id));
      expectWithinError(mean, 0, error);
    }
  });

  it('rates may depend on the variables: births at rate b, deaths at k·x from 10', async () => {
    const model: EventsSpec = {
      parameters: { b: 4, k: 0.5 },
      variables: { x: 10 },
      events: [
        { name: 'birth', rate: 'b', set: { x: 'x + 1' } },
        { name: 'death', rate: 'k*x', set: { x: 'x - 1' } },
      ],
      counters: { births: { birth: 1 }, deaths: { death: 1 } },
    };
    const counts = { born: 'births', died: 'deaths' };
    const { values } = await collect(await open(), { model, duration: 3, trajectories }, counts);
    const { mean, error } = meanOf(values('x'));
    expectWithinError(mean, 8 + 2 * Math.exp(-1.5), error);
    const [born, died] = [values('born'), values('died')];
    const births = meanOf(born);
    expectWithinError(births.mean, 12, births.error);
    expect(values('x')).toEqual(born.map((n, i) => 10 + n - died[i]!));
  });

  it('draws have their laws, and are independent within an event and from one to the next', async () => {
    const [draws, laws] = [
      ['uniform', 'uniform2', 'normal', 'normal2', 'exponential', 'exponential2'],
      [(x: number) => x, (x: number) => normalLaw(x), (x: number) => 1 - Math.exp(-x)],
    ];
    const model: EventsSpec = {
      variables: Object.fromEntries(draws.flatMap((d) => [`${d}Now`, `${d}Before`].map((v) => [v, 0]))),
      events: [
        {
          rate: 40,
          set: Object.fromEntries(
            draws.flatMap((d) => [
              [`${d}Now`, d],
              [`${d}Before`, `${d}Now`],
            ]),
          ),
        },
      ],
    };
    const { values } = await collect(await open(), { model, duration: 1, trajectories });
    const drawn = draws.flatMap((d) => [values(`${d}Now`), values(`${d}Before`)]);
    drawn.forEach((x, k) => {
      expectDistribution(x, laws[Math.floor(k / 4)]!);
    });
    const scores = drawn.map((x, k) => x.map((v) => laws[Math.floor(k / 4)]!(v) - 0.5)); // uniform on (−½, ½)
    scores.forEach((a, k) => {
      for (const b of scores.slice(k + 1)) {
        const { mean, error } = meanOf(a.map((v, i) => v * b[i]!));
        expectWithinError(mean, 0, error);
      }
    });
  });

  it('starts are drawn from their laws', async () => {
    const model: EventsSpec = {
      parameters: { a: 2 },
      variables: { x: 'exponential(a)', y: 'normal(a, max(a, 1)^2)', z: 'uniform(-a, a)', w: 'a^2' },
      events: [{ rate: 0, set: { x: 0 } }],
    };
    const { values } = await collect(await open(), { model, duration: 1, trajectories });
    expectDistribution(values('x'), (x) => 1 - Math.exp(-x / 2));
    expectDistribution(values('y'), (y) => normalLaw((y - 2) / 2));
    expectDistribution(values('z'), (z) => (z + 2) / 4);
    expect(new Set(values('w'))).toEqual(new Set([4]));
  });

  it('a snapshot holds what a run that ends there ends with', async () => {
    const model = rod(3, () => 'exponential(TH)');
    const backend = await open();
    const early = { early: '1 + TC/2' };
    const long = await collect(
      backend,
      { model, duration: 4, record: { every: 0.7 }, trajectories: 300 },
      { e: 'e2_early', Q: 'cold_early', later: 'cold - cold_early' },
      early,
    );
    const short = await collect(
      backend,
      { model, duration: 1.5, record: { every: 0.7 }, trajectories: 300 },
      { Q: 'cold' },
    );
    expect(long.plan.snapshots).toEqual([{ name: 'early', time: 1.5 }]);
    expect(long.values('e')).toEqual(short.values('e2'));
    expect(long.values('Q')).toEqual(short.values('Q'));
    const mean = (values: number[]) => meanOf(values).mean;
    const cold = long.result.estimates.find((e) => e.id === 'cold')!.value!;
    expect(mean(long.values('Q')) + mean(long.values('later'))).toBeCloseTo(4 * cold, 9);
  });
});

/** Φ(x) by its Taylor series, |x| ≤ 6. */
function normalLaw(x: number): number {
  const at = Math.max(-6, Math.min(6, x));
  let [term, sum] = [at, at];
  for (let n = 3; n < 200; n += 2) {
    term *= (at * at) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-at * at) / 2)) / Math.sqrt(2 * Math.PI);
}

it('cpu and webgpu give the same numbers, bit for bit', async () => {
  const request = { model: rod(6, () => 'exponential(TH)'), duration: 10, trajectories: 700, seed: 11 };
  const observables = { hotHeat: 'hot', coldHeat: 'cold' };
  const [cpu, gpu] = [
    await collect(await cpuBackend('single'), request, observables),
    await collect(await webgpuBackend(), request, observables),
  ];
  expect(gpu.result.timing.jumps).toBe(cpu.result.timing.jumps);
  for (const name of ['e1', 'e4', 'e6', 'hotHeat', 'coldHeat'])
    expect(gpu.values(name), name).toEqual(cpu.values(name));
});

describe('a rate that cannot be', () => {
  const cpu = () => cpuBackend('single');

  it('is refused before the run where it depends on no variable', async () => {
    const model = { parameters: { k: 1 }, variables: { x: 1 }, events: [{ rate: 'k - 2', set: { x: 0 } }] };
    await expect(collect(await cpu(), { model, duration: 1 })).rejects.toThrow(
      /^model\.events\.0\.rate: k - 2 \(is -1; must be finite and ≥ 0\)$/,
    );
  });

  it('stops the run where it turns negative, with the values and the time', async () => {
    const model = {
      variables: { x: 2, y: 7 },
      events: [
        { rate: 1, set: {} },
        { rate: 'x', set: { x: 'x - 0.75' } },
      ],
    };
    await expect(collect(await cpu(), { model, duration: 50, trajectories: 10 })).rejects.toThrow(
      /^model\.events\.1\.rate: x \(is -0\.25 at x = -0\.25, y = 7, t = [\d.]+; must be finite and ≥ 0\)$/,
    );
  });

  it('stops the run where it is no number', async () => {
    const model = { variables: { x: 1 }, events: [{ rate: '1 + log(x)', set: { x: 'x - 1' } }] };
    await expect(collect(await cpu(), { model, duration: 50, trajectories: 10 })).rejects.toThrow(
      /^model\.events\.0\.rate: 1 \+ log\(x\) \(is .* at x = 0, t = /,
    );
  });
});

it('a value that is no number is counted as non-finite and left out, never averaged', async () => {
  const model = {
    variables: { x: 1 },
    events: [
      { rate: 1, set: { x: 'sqrt(0 - 1 - x)' } },
      { rate: 1, set: { x: 'x + 1' } },
    ],
  };
  const { result } = await collect(await cpuBackend('single'), { model, duration: 1, trajectories: 4000 });
  const { nonFinite, finished } = result.status;
  expectWithinError(nonFinite / 4000, 1 - Math.exp(-1), Math.sqrt((Math.exp(-1) * (1 - Math.exp(-1))) / 4000));
  expect(finished).toBe(4000 - nonFinite);
  expect(result.estimates.find((e) => e.id === 'mean-x')!.value).not.toBeNull();
});
