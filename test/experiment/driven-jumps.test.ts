import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.ts';
import { drivenFlow } from '../../src/exact/linear/driven-flow.ts';
import { generator } from '../../src/exact/markov/generator.ts';
import { evolve } from '../../src/exact/markov/propagator.ts';
import { createJumpPlan } from '../../src/experiment/jump-plan.ts';
import { lawsAt } from '../../src/experiment/network-exact.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cutRun } from '../../src/kernel/cut-run.ts';
import { drivenNetworkTable } from '../../src/kernel/driven-network-table.ts';
import type { NetworkModel } from '../../src/model/jump.ts';
import { parseNetwork } from '../../src/model/network.ts';
import { channelRates } from '../../src/model/network-rates.ts';
import { cpuBackend } from '../backends/environment.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';
import { planOf, shaken } from './shaken.ts';

const run = async (model: object, duration: number, more: Partial<RunSpec> = {}, backend?: Backend) =>
  runPlan(planOf(model, duration, { trajectories: 20_000, ...more }), backend ?? (await cpuBackend('single')));

/** Values of one observable over a run with observables or snapshots of the test's own. */
async function valuesOf(model: object, duration: number, name: string, seed: number, observables = {}) {
  const { spec, system } = parseRequest({ model, duration, trajectories: 40_000, seed });
  const plan = createJumpPlan({ spec, system: { ...system, observables } });
  const parts: Float64Array[] = [];
  const at = plan.extraction.names.indexOf(name);
  await runPlan(plan, await cpuBackend('single'), {
    onBatch: (_, __, { columns }) => parts.push(columns[at]!.slice()),
  });
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

const failing = ({ laws }: Awaited<ReturnType<typeof run>>) => laws.filter((l) => l.holds !== true);

describe('two states with rates that oscillate', () => {
  test.each([1, 2, 3])('obey the master equation at all recorded times at seed %i', async (seed) => {
    const result = await run(shaken(1.5), 3, { seed, record: { every: 0.31 } });
    expect(failing(result)).toEqual([]);
    expect(result.laws.map((l) => l.id)).toEqual([
      ...['up', 'net', 'entropy-production', 'mean-work', 'mean-heat', 'probability-A', 'probability-B'],
    ]);
    const { t, 'mean-probability-B': recorded } = result.series.time as { t: number[] } & Record<
      string,
      { value: number[]; standardError: number[] }
    >;
    const model = parseNetwork(shaken(1.5));
    const exact = lawsAt(model, { a: 1.5 }, 3, t);
    exact.forEach((p, k) => {
      expectWithinError(recorded!.value[k]!, p[1]!, recorded!.standardError[k]!);
    });
  });

  test.each([1, 2, 3])('jump as often as the master equation with a count says at seed %i', async (seed) => {
    const [a, duration, most] = [1.5, 3, 24];
    const counts = await valuesOf(shaken(a), duration, 'count-up', seed);
    // p(state, N), all of more than `most` in the last
    const size = 2 * (most + 1);
    const matrix = (t: number) => {
      const l = Math.sin((2 * Math.PI * t) / 1.3);
      const M = Array.from({ length: size }, () => new Array<number>(size).fill(0));
      for (let n = 0; n <= most; n++) {
        const [A, B, next] = [2 * n, 2 * n + 1, 2 * Math.min(n + 1, most) + 1];
        M[A]![A]! -= Math.exp(a * l);
        M[next]![A]! += Math.exp(a * l);
        M[B]![B]! -= Math.exp(-a * l);
        M[A]![B]! += Math.exp(-a * l);
      }
      return M;
    };
    const start = [0.5, 0.5, ...new Array<number>(size - 2).fill(0)];
    const law = drivenFlow({ matrix, from: 0, to: duration }, start, 1e-8);
    for (let n = 0; n < most; n++) {
      const p = law[2 * n]! + law[2 * n + 1]!;
      if (p * counts.length < 50) continue;
      const seen = counts.filter((c) => c === n).length / counts.length;
      expectWithinError(seen, p, Math.sqrt((p * (1 - p)) / counts.length));
    }
  });

  test.each([4, 5])('obey it where rates change by a factor of a thousand, at seed %i', async (seed) => {
    expect(failing(await run(shaken(3.5, 0.8), 2, { seed }))).toEqual([]);
  });

  test('obey it in double precision', async () => {
    expect(failing(await run(shaken(2), 2, { precision: 'double' }, await cpuBackend('double')))).toEqual([]);
  });

  test('obey Jarzynski’s equality and the first law in each trajectory', async () => {
    const model = { ...shaken(0.8, 4), controls: { l: { sequence: [{ step: [0, 1] }, { ramp: [1, -0.5] }] } } };
    const measured = { free: 'exp(-work)', start: 'work - heat' };
    const weights = await valuesOf(model, 2, 'free', 6, measured);
    const Z = (l: number) => 1 + Math.exp(2 * 0.8 * l);
    const { mean, error } = meanOf(weights);
    expectWithinError(mean, Z(-0.5) / Z(0), error);
    // ΔE from E = 0 at l = 0: no energy of a state, or that of B at the end
    const changes = await valuesOf(model, 2, 'start', 6, measured);
    for (const dE of changes) expect(Math.min(Math.abs(dE), Math.abs(dE - 0.8))).toBeLessThan(1e-5);
  });

  test('do not feel into how many parts the run is cut', async () => {
    const [model, duration] = [shaken(1.5), 3];
    const plan = createJumpPlan(parseRequest({ model, duration, trajectories: 1 }));
    const { kernel, process } = { kernel: plan.forward.kernel.kernel, process: plan.forward.process };
    const settled = plan.model as NetworkModel;
    const counted = parseNetwork({ ...model, currents: { forward: 'A => B', back: 'B => A' } });
    const curve = (s: number) => Math.sin((2 * Math.PI * s * duration) / 1.3);
    const values = (s: number) => [...channelRates(settled, { a: 1.5, l: curve(s) }), 0, -3 * curve(s)];
    const program = await (await cpuBackend('single')).prepare(kernel);
    const ups: { mean: number; error: number }[] = [];
    for (const [i, closeness] of [1e-4, 1e-6, 1e-8].entries()) {
      const segments = cutRun({ values, allowed: () => closeness, breaks: [] }, duration, 2 ** 16);
      const table = drivenNetworkTable(counted, [0.5, 0.5], segments, duration);
      const range = { first: 50_000 * i, count: 20_000 };
      const [end] = await program.run({ ...process, table }, range, [duration]);
      const column = kernel.columns.indexOf('j0');
      ups.push(meanOf(end!.data.subarray(column * end!.stride, column * end!.stride + range.count)));
    }
    program.dispose();
    const { laws } = await run(model, duration, { trajectories: 100 });
    const exact = duration * laws.find((l) => l.id === 'up')!.expected!;
    for (const { mean, error } of ups) expectWithinError(mean, exact, error);
  });
});

describe('what happens once, at a rate that rises or falls to 0 in a straight line,', () => {
  // lines need 16 segments only: what is between their ends shows
  const forms = {
    'a network': { states: ['A', 'B'], transitions: ['A -> B : l'], initial: 'A' },
    reactions: { species: { A: 1 }, reactions: ['A -> 0 : l'] },
    events: { variables: { A: 1 }, events: [{ rate: 'A*l', set: { A: 0 } }] },
  };
  test.each(
    Object.entries(forms).flatMap(([name, model]) => [[name, model, 0, 40] as const, [name, model, 40, 0] as const]),
  )('has happened by the integral of its rate: %s, %j, from %i to %i', async (_, model, from, to) => {
    const controls = { l: { ramp: [from, to] } };
    const result = await run({ ...model, controls }, 1, { trajectories: 2 ** 17, record: { every: 1 / 64 } });
    const series = result.series.time as { t: number[] } & Record<string, { value: number[]; standardError: number[] }>;
    const left = series['mean-probability-A'] ?? series['mean-A']!;
    series.t.forEach((t, k) => {
      const p = Math.exp(-(from * t + ((to - from) * t * t) / 2));
      if (t > 0 && p > 0.01) expectWithinError(left.value[k]!, p, Math.sqrt((p * (1 - p)) / 2 ** 17));
    });
  });
});

describe('a network whose rates jump', () => {
  const model = {
    states: ['A', 'B', 'C'],
    controls: { l: { step: [1, 50], at: 0.3 } },
    transitions: ['A <-> B : l, 1', 'B <-> C : 1, l', 'C <-> A : 2, 1'],
    initial: 'A',
  };

  test.each([1, 2, 3])('follows one generator after the other at seed %i', async (seed) => {
    const [duration, before] = [2, 0.6];
    const law = (l: number, t: number, p: readonly number[]) => {
      const rates = [l, 1, 1, l, 2, 1];
      const ends = [
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 1],
        [2, 0],
        [0, 2],
      ] as const;
      return evolve(
        generator(
          ends.map(([from, to], c) => ({ from, to, rate: rates[c]! })),
          3,
        ),
        t,
        p,
      );
    };
    const result = await run(model, duration, { seed, record: { every: 0.1 } });
    expect(failing(result)).toEqual([]);
    const series = result.series.time as { t: number[] } & Record<string, { value: number[]; standardError: number[] }>;
    model.states.forEach((state, s) => {
      const { value, standardError } = series[`mean-probability-${state}`]!;
      series.t.slice(1).forEach((t, i) => {
        const early = law(1, Math.min(t, before), [1, 0, 0]);
        const p = t > before ? law(50, t - before, early) : early;
        expectWithinError(value[i + 1]!, p[s]!, standardError[i + 1]!);
      });
    });
  });

  test('from a rate of zero has laws for its entropy, and none where a reverse is missing for a while', async () => {
    const ramp = { states: ['A', 'B'], controls: { l: { ramp: [0, 5] } }, transitions: ['A <-> B : l, 1'] };
    const rising = await run({ ...ramp, initial: 'A' }, 2);
    expect(failing(rising)).toEqual([]);
    expect(rising.laws.map((l) => l.id)).toContain('entropy-production');
    const cut = {
      ...ramp,
      initial: 'A',
      controls: { l: { table: { time: [0, 0.1, 0.2, 0.3], value: [1, 0, 0, 1] } } },
    };
    const missing = await run(cut, 2, { trajectories: 2000 });
    expect(failing(missing)).toEqual([]);
    expect(missing.estimates.find((e) => e.id === 'entropy-production')).toMatchObject({
      value: null,
      reason: expect.stringMatching(/B -> A has no reverse at t = 0\.1/),
    });
  });
});

describe('reactions with controls', () => {
  /** Births at the rate l(t), each living for an exponential time: Poisson at all times. */
  const births = { species: { X: 'poisson(2)' }, reactions: ['0 -> X : 10*l^2', 'X -> 0 : 1'] };
  const controls = { l: { sine: { mean: 0.5, amplitude: 0.9, period: 0.7 } } };

  test.each([1, 2, 3])('that are born and die stay Poisson at seed %i', async (seed) => {
    const result = await run({ ...births, controls }, 2, { seed, record: { every: 0.4 } });
    expect(failing(result)).toEqual([]);
    const series = result.series.time as { t: number[] } & Record<string, { value: number[]; standardError: number[] }>;
    series.t.slice(1).forEach((t, i) => {
      const rate = (s: number) => 10 * (0.5 + 0.9 * Math.sin((2 * Math.PI * s) / 0.7)) ** 2;
      const matrix = (s: number) => [
        [-1, rate(s)],
        [0, 0],
      ];
      const mean = drivenFlow({ matrix, from: 0, to: t }, [2, 1])[0]!;
      const [m, sd] = [series['mean-X']!, series['sd-X']!];
      expectWithinError(m.value[i + 1]!, mean, m.standardError[i + 1]!);
      expectWithinError(sd.value[i + 1]!, Math.sqrt(mean), sd.standardError[i + 1]!);
    });
  });

  test('that are set at a time when a control jumps', async () => {
    const model = {
      species: { X: 0 },
      controls: { l: { step: [1, 30], at: 0.3 } },
      reactions: ['0 -> X : l'],
      events: [{ trigger: 't >= 0.2', set: { X: 'X + 1000' } }],
    };
    const { estimates } = await run(model, 0.2 / 0.3);
    const { value, standardError } = estimates.find((e) => e.id === 'mean-X')!;
    expectWithinError(value!, 1000 + 0.2 + 30 * (0.2 / 0.3 - 0.2), standardError!);
  });

  test('whose rates exceed what their values nearby allow stop the run', async () => {
    // one sharp peak of the rate for each number of X, which neither the start nor both ends and the middle of a segment show
    const model = {
      species: { X: 0 },
      controls: { l: { ramp: [0, 1] } },
      reactions: ['0 -> X : [3 + 1000*sech(2000*(l - 0.0731*X - 0.2137))]'],
    };
    await expect(run(model, 1)).rejects.toThrow(
      /^model\.controls: l \(rates rise and fall too fast at X = \d+, t = 0\.\d+ to be followed\)$/,
    );
  });

  test('whose rate turns negative with time stop the run', async () => {
    const model = { species: { X: 5 }, controls: { l: { ramp: [1, -1] } }, reactions: ['0 -> X : [l]'] };
    await expect(run(model, 4)).rejects.toThrow(
      /^model\.reactions: 0 -> X \(a rate is negative or not finite at X = \d+, t = 2\.\d+: -0\.0\d+\)$/,
    );
  });
});

describe('events with controls', () => {
  test.each([1, 2, 3])(
    'happen at their rates, and their new values see the controls of the moment, at seed %i',
    async (seed) => {
      const model = {
        variables: { x: 0, n: 0 },
        controls: { l: { ramp: [0, 3] } },
        events: [
          { rate: 'exp(l)', set: { x: 'x + l', n: 'n + 1' } },
          { rate: '2*l', set: { x: 'x + normal' } },
        ],
      };
      const { estimates } = await run(model, 2, { seed });
      const of = (id: string) => estimates.find((e) => e.id === id)!;
      // ∫ lᵏ eˡ dt = ∫ lᵏ eˡ dl/1.5 from 0 to 3
      const e3 = Math.exp(3);
      const [ones, first, second] = [(e3 - 1) / 1.5, (2 * e3 + 1) / 1.5, (5 * e3 - 2) / 1.5];
      for (const [id, expected] of [
        ['mean-n', ones],
        ['sd-n', Math.sqrt(ones)],
        ['mean-x', first],
        ['sd-x', Math.sqrt(second + 6)],
      ] as const)
        expectWithinError(of(id).value!, expected, of(id).standardError!);
    },
  );
});
