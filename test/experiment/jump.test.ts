import { describe, expect, it } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';

/** Two loops that share an edge, both driven: loop products unequal. */
const driven: RunSpec = {
  model: {
    states: ['A', 'B', 'C', 'D'],
    transitions: ['A <-> B : 3, 1', 'B <-> C : 2, 0.5', 'C <-> A : 1.5, 1', 'C <-> D : 2, 1', 'D <-> A : 0.7, 1.2'],
    currents: { AB: 'A -> B', CD: 'C -> D' },
  },
  duration: 20,
  seed: 5,
};

const decay: RunSpec = {
  model: { species: { A: 30, B: 0 }, reactions: ['A <-> B : 1, 0.5', 'B -> 0 : 0.2', '0 -> A : 4'] },
  duration: 2,
  seed: 3,
};

const run = async (spec: RunSpec, trajectories: number, backend: Awaited<ReturnType<typeof cpuBackend>>) =>
  runPlan(createPlan(parseRequest({ ...spec, trajectories })), backend);

describe.each([
  ['cpu', 20_000, () => cpuBackend('single')],
  ['cpu double', 5000, () => cpuBackend('double')],
  ['webgpu', 2000, () => webgpuBackend()],
] as const)('jump processes on %s', (_, trajectories, open) => {
  it('a driven network of two loops has the currents, entropy production and probabilities of linear algebra', async () => {
    const { laws } = await run(driven, trajectories, await open());
    expect(laws.slice(0, 7).map((l) => l.id)).toEqual([
      'AB',
      'CD',
      'entropy-production',
      'probability-A',
      'probability-B',
      'probability-C',
      'probability-D',
    ]);
    expect(laws.filter((l) => l.holds !== true)).toEqual([]);
    expect(laws[2]!.expected).toBeGreaterThan(0.1);
  });

  it('means of a linear reaction network follow its rate equations before it is stationary', async () => {
    const { laws } = await run(decay, trajectories, await open());
    expect(laws.map((l) => l.id)).toEqual(['mean-A', 'mean-B']);
    expect(laws.filter((l) => l.holds !== true)).toEqual([]);
  });
});

describe('networks in equilibrium', () => {
  it('show no current and no entropy production within error', async () => {
    const spec: RunSpec = {
      ...driven,
      model: {
        states: ['A', 'B', 'C'],
        transitions: ['A <-> B : 2, 1', 'B <-> C : 3, 1', 'C <-> A : 1, 6'],
        currents: { J: 'A -> B' },
      },
    };
    const { laws } = await run(spec, 20_000, await cpuBackend('single'));
    for (const id of ['J', 'entropy-production']) {
      const law = laws.find((l) => l.id === id)!;
      expect(Math.abs(law.expected!)).toBeLessThan(1e-12);
      expect(Math.abs(law.measured!)).toBeLessThan(4.5 * law.standardError!);
    }
  });
});

describe('a triangle in equilibrium', () => {
  it('has no uncertainty relation to test: the current is lost in its noise', async () => {
    const parameters = { kAB: 2, kBC: 1, kCA: 1, kBA: 1, kCB: 2, kAC: 1 };
    const { laws } = await run({ system: 'triangle', parameters }, 4096, await cpuBackend('single'));
    expect(laws.find((l) => l.id === 'tur')).toMatchObject({
      holds: null,
      reason: 'the mean current is not clear of its noise',
    });
    expect(laws.filter((l) => l.holds === false)).toEqual([]);
  });
});

describe('single precision', () => {
  it('cpu and WebGPU make the same jumps', async () => {
    const plan = createPlan(parseRequest({ ...decay, trajectories: 256 }));
    const { kernel } = plan.forward.kernel;
    const [a, b] = await Promise.all(
      [cpuBackend('single'), webgpuBackend()].map(async (backend) => {
        const program = await (await backend).prepare(kernel);
        const [columns] = await program.run(plan.forward.process, { first: 7, count: 256 }, plan.forward.stops);
        return plan.forward.extract([columns!]).columns.map((c) => Array.from(c));
      }),
    );
    expect(a).toEqual(b);
  });
});

describe('refusals', () => {
  const refuse = (model: unknown) => () => createPlan(parseRequest({ model, duration: 1 }));

  it('a network with several stationary states says which', () => {
    expect(refuse({ states: ['A', 'B', 'C', 'D'], transitions: ['A <-> B : 1, 1', 'C <-> D : 1, 1'] })).toThrow(
      /several stationary states/,
    );
  });

  it('a negative rate names the transition', () => {
    expect(refuse({ states: ['A', 'B'], transitions: ['A <-> B : k, 1'], parameters: { k: -1 } })).toThrow(/A -> B/);
  });

  it('a propensity that turns negative stops the run, naming populations and time', async () => {
    const spec: RunSpec = { model: { species: { X: 3 }, reactions: ['X -> 0 : [X - 2.5]'] }, duration: 100, seed: 1 };
    await expect(run(spec, 100, await cpuBackend('single'))).rejects.toThrow(/negative or not finite at X = 2, t = /);
  });

  it('one-way transitions have no finite entropy production: null, with the reason', async () => {
    const spec: RunSpec = {
      model: { states: ['A', 'B', 'C'], transitions: ['A -> B : 1', 'B -> C : 1', 'C -> A : 1'] },
      duration: 2,
      seed: 1,
    };
    const { estimates, laws } = await run(spec, 500, await cpuBackend('single'));
    expect(estimates.find((e) => e.id === 'entropy-production')).toMatchObject({ value: null, reason: /no reverse/ });
    expect(laws.some((l) => l.id === 'entropy-production')).toBe(false);
  });
});
