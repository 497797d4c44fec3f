import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';

const forward = [3, 2, 1.5, 0.7];
const backward = [1, 0.5, 1, 1.2];
const states = ['A', 'B', 'C', 'D'];
const ring = (there: readonly number[], back: readonly number[]) =>
  there.map((w, i) => `${states[i]} <-> ${states[(i + 1) % 4]} : ${w}, ${back[i]}`);
const loop = Math.log(forward.reduce((p, w, i) => (p * w) / backward[i]!, 1));

/** One ring of four states whose loop products differ. */
const driven: RunSpec = {
  model: { states, transitions: ring(forward, backward), currents: { cycle: 'A -> B' } },
  duration: 30,
};

/** The same with the last rate back such that both products are equal. */
const balanced: RunSpec = {
  ...driven,
  model: { states, transitions: ring(forward, backward.with(3, 1.2 * Math.exp(loop))), currents: { cycle: 'A -> B' } },
};

async function run(spec: RunSpec, trajectories: number, seed = 1) {
  return runPlan(createPlan(parseRequest({ ...spec, trajectories, seed })), await cpuBackend('single'));
}
const verdicts = ({ laws }: Awaited<ReturnType<typeof run>>) => Object.fromEntries(laws.map((l) => [l.id, l]));

describe('a ring of four states with unequal loop products', () => {
  test.each([1, 2, 3])('obeys linear algebra and the fluctuation theorems at seed %i', async (seed) => {
    const result = await run(driven, 20_000, seed);
    const laws = verdicts(result);
    expect(Object.values(laws).filter((l) => l.holds !== true)).toEqual([]);
    for (const id of [
      ...['cycle', 'entropy-production', 'edge-B-C', 'edge-C-D', 'edge-D-A', 'affinity-C-D-A-B', 'schnakenberg'],
      ...['irreversibility', 'tur-cycle', 'tur-product-cycle', 'ft-cycle', 'gallavotti-cohen-cycle'],
      ...['detailed-ft', 'detailed-ft-slope', 'integral-ft', ...states.map((s) => `probability-${s}`)],
    ])
      expect(Object.keys(laws)).toContain(id);
    expect(laws['affinity-C-D-A-B']!.expected).toBeCloseTo(loop, 12);
    expect(laws['entropy-production']!.expected).toBeCloseTo(laws.cycle!.expected! * loop, 12);
    expect(laws['ft-cycle']).toMatchObject({ expected: 1 });
    expect(laws['tur-product-cycle']!.expected).toBeGreaterThan(2);
  });

  test('gives the symmetry of its current to be drawn, and its distribution', async () => {
    const result = await run(driven, 20_000);
    const { cycle, 'entropy-production': entropy } = result.series.fluctuation!;
    expect(cycle!.affinity).toBeCloseTo(loop, 12);
    expect(entropy!.affinity).toBe(1);
    for (const { n, logRatio, affinity, slope } of [cycle!, entropy!]) {
      expect(n.length).toBe(logRatio.value.length);
      // each point lies on the line within its own error, and so does the slope
      const misses = n.map((x, i) => (logRatio.value[i]! - affinity * x) / logRatio.standardError[i]!);
      expect(Math.max(...misses.map(Math.abs))).toBeLessThan(4.5);
      expect(Math.abs(slope.value! - 1) / slope.standardError!).toBeLessThan(4.5);
      expect(slope.standardError).toBeLessThan(0.1);
    }
    const { edges, counts } = result.histograms['distribution-cycle']!;
    const total = counts.reduce((sum, c) => sum + c, 0);
    expect(total).toBe(20_000);
    expect(edges.length).toBe(counts.length + 1);
    const sum = counts.reduce((s, c, i) => s + (c * (edges[i]! + edges[i + 1]!)) / 2, 0);
    const current = result.estimates.find((e) => e.id === 'cycle')!;
    expect(sum / total / 30).toBeCloseTo(current.value!, 10);
  });

  test('with equal products shows no current, affinity or entropy production', async () => {
    const result = await run(balanced, 20_000);
    const laws = verdicts(result);
    for (const id of [
      'cycle',
      'edge-B-C',
      'edge-C-D',
      'edge-D-A',
      'entropy-production',
      'affinity-C-D-A-B',
      'ft-cycle',
    ]) {
      expect(Math.abs(laws[id]!.expected!)).toBeLessThan(1e-12);
      expect(laws[id]!.holds).toBe(true);
    }
    expect(Object.keys(laws).filter((id) => /tur|detailed|schnakenberg/.test(id))).toEqual([]);
  });

  test('that starts elsewhere obeys the theorem of its current all the same', async () => {
    const spec: RunSpec = { ...driven, model: { ...(driven.model as object), initial: 'A' }, duration: 3 };
    const laws = verdicts(await run(spec, 20_000));
    expect(laws['ft-cycle']).toMatchObject({ holds: true, expected: 1 });
    expect(laws['gallavotti-cohen-cycle']).toMatchObject({ holds: true });
    expect(Object.keys(laws)).not.toContain('detailed-ft');
    expect(Object.values(laws).filter((l) => l.holds !== true)).toEqual([]);
  });
});

describe('other networks', () => {
  test('with two channels between two states have an irreversibility below their entropy production', async () => {
    const transitions = ['A <-> B : 1, 0.3', 'A <-> B : 0.2, 1', 'B <-> C : 2, 1', 'C <-> A : 1, 1'];
    const laws = verdicts(await run({ model: { states: ['A', 'B', 'C'], transitions }, duration: 20 }, 10_000));
    expect(Object.values(laws).filter((l) => l.holds !== true)).toEqual([]);
    expect(laws['irreversibility-bound']!.z).toBeGreaterThan(10);
    expect(laws.irreversibility!.expected).toBeLessThan(0.2 * laws['entropy-production']!.expected!);
  });

  test('too strongly driven for a fluctuation theorem say so', async () => {
    const transitions = ['A <-> B : 100, 0.1', 'B <-> C : 50, 0.05', 'C <-> A : 70, 0.05'];
    const spec: RunSpec = { model: { states: ['A', 'B', 'C'], transitions, currents: { J: 'A -> B' } }, duration: 5 };
    const laws = verdicts(await run(spec, 4000));
    expect(laws['ft-J']).toMatchObject({ holds: null, reason: expect.stringContaining('against the current') });
    expect(laws['detailed-ft']).toMatchObject({ holds: null, reason: expect.stringContaining('too few') });
    expect(Object.values(laws).filter((l) => l.holds === false)).toEqual([]);
  });

  test('of many transitions have the laws of their states and named currents, and say what is left out', async () => {
    const many = Array.from({ length: 16 }, (_, i) => `S${i}`);
    const transitions = many.map((s, i) => `${s} <-> ${many[(i + 1) % 16]} : 2, 1`);
    const result = await run({ model: { states: many, transitions, currents: { J: 'S0 -> S1' } }, duration: 4 }, 2000);
    const ids = result.laws.map((l) => l.id);
    expect(ids).toEqual(expect.arrayContaining(['J', 'entropy-production', 'probability-S7', 'detailed-ft']));
    expect(ids.filter((id) => /edge|affinity|schnakenberg|irreversibility/.test(id))).toEqual([]);
    expect(result.warnings).toEqual([expect.stringMatching(/^32 transitions: edge currents.*left out/)]);
  });

  test('whose rates make a transition one-way have no entropy production: null, with the reason', async () => {
    const transitions = ['A <-> B : 1, back', 'B <-> C : 2, 1', 'C <-> A : 1, 1'];
    const model = { states: ['A', 'B', 'C'], transitions, parameters: { back: 0 } };
    const { estimates, laws } = await run({ model, duration: 5 }, 500);
    expect(estimates.find((e) => e.id === 'entropy-production')).toMatchObject({
      value: null,
      reason: expect.stringContaining('A -> B has no reverse'),
    });
    expect(laws.map((l) => l.id).filter((id) => !id.startsWith('probability-'))).toEqual([]);
  });

  test('with a state that no trajectory is in say so, and how rare it must be', async () => {
    const spec = { model: { states, transitions: [...ring(forward, backward), 'D -> E : 1e-9', 'E -> D : 1'] } };
    const { estimates, laws } = await run({ model: { ...spec.model, states: [...states, 'E'] }, duration: 5 }, 1000);
    const reason = 'in none of 1000 trajectories: below 0.003 at 95 %';
    const never = { standardError: null, reason };
    expect(estimates.find((e) => e.id === 'probability-E')).toMatchObject({ value: 0, ...never });
    expect(laws.find((l) => l.id === 'probability-E')).toMatchObject({ measured: 0, holds: null, ...never });
    expect(estimates.filter((e) => e.standardError === 0)).toEqual([]);
  });

  test('with absorbing states name them', () => {
    const plan = (model: object) => createPlan(parseRequest({ model, duration: 1 }));
    const transitions = ['A <-> B : 1, 0.3', 'B -> C : 0.2'];
    expect(plan({ states: ['A', 'B', 'C'], transitions, initial: 'A' }).warnings).toEqual([
      'C is an absorbing state: nothing leads out of it',
    ]);
    expect(plan({ states: ['A', 'B', 'C'], transitions }).warnings).toEqual([
      'C is an absorbing state: nothing leads out of it, and the stationary start is there',
    ]);
  });
});

describe('reactions', () => {
  test('count their currents and their populations at the end', async () => {
    const model = {
      species: { A: 30, B: 0 },
      reactions: ['A <-> B : 1, 0.5 @ turn', 'B -> 0 : 0.2', '0 -> A : 4'],
      currents: { turn: 'turn' },
    };
    const { histograms, estimates } = await run({ model, duration: 2 }, 3000);
    for (const [id, mean] of [
      ['distribution-A', 'mean-A'],
      ['distribution-B', 'mean-B'],
    ]) {
      const { edges, counts } = histograms[id!]!;
      const sum = counts.reduce((s, c, i) => s + (c * (edges[i]! + edges[i + 1]!)) / 2, 0);
      expect(sum / 3000).toBeCloseTo(estimates.find((e) => e.id === mean)!.value!, 9);
    }
    expect(histograms['distribution-turn']!.counts.reduce((s, c) => s + c, 0)).toBe(3000);
  });
});

describe('what makes no sense is refused in one line', () => {
  const refuse = (model: object) => () => createPlan(parseRequest({ model, duration: 1 }));
  const oneLine = (pattern: RegExp) => expect.objectContaining({ message: expect.stringMatching(pattern) });

  test.each([
    ['-1', /^model\.transitions A -> B: -1 \(a rate must be finite and ≥ 0\)$/],
    ['log(k)', /^model\.transitions A -> B: NaN \(a rate must be finite and ≥ 0\)$/],
    ['0/0', /^model\.transitions\.0: 0\/0 \(divides by zero\)$/],
    ['1e39', /^model\.transitions A -> B: 1e\+39 \(a rate must be finite and ≥ 0\)$/],
  ])('a rate %s, naming the transition', (rate, message) => {
    const transitions = [`A <-> B : ${rate}, 1`];
    expect(refuse({ states: ['A', 'B'], transitions, parameters: { k: -1 } })).toThrow(oneLine(message));
  });

  test('several stationary states, naming them', () => {
    expect(refuse({ states, transitions: ['A <-> B : 1, 1', 'C <-> D : 1, 1'] })).toThrow(
      oneLine(
        /^model\.transitions: \{A, B\} and \{C, D\} \(are never left for one another: several stationary states\)$/,
      ),
    );
  });

  test('a start without weight', () => {
    const transitions = ['A <-> B : 1, 1'];
    expect(refuse({ states: ['A', 'B'], transitions, initial: { A: -1, B: 2 } })).toThrow(
      oneLine(/^model\.initial\.A: -1/),
    );
    expect(refuse({ states: ['A', 'B'], transitions, initial: { A: 0 } })).toThrow(oneLine(/^model\.initial: 0/));
  });

  test('too many states, transitions, species or reactions', () => {
    const names = Array.from({ length: 65 }, (_, i) => `S${i}`);
    expect(refuse({ states: names, transitions: ['S0 <-> S1 : 1, 1'] })).toThrow(
      oneLine(/^model\.states: .*at most 64 states/),
    );
    const species = Object.fromEntries(names.map((n) => [n, 1]));
    expect(refuse({ species, reactions: ['S0 -> 0 : 1'] })).toThrow(oneLine(/^model\.species: .*1 to 16 species/));
    const reactions = Array(65).fill('X -> 0 : 1');
    expect(refuse({ species: { X: 1 }, reactions })).toThrow(oneLine(/^model\.reactions: .*at most 64 reactions/));
  });

  test('a rate that turns negative, naming reaction, populations and time', async () => {
    const model = { species: { X: 3, Y: 1 }, reactions: ['Y -> 0 : 1', 'X -> 0 : [X - 2.5]'] };
    await expect(run({ model, duration: 100 }, 100)).rejects.toThrow(
      /^model\.reactions: X -> 0 \(a rate is negative or not finite at X = 2, Y = \d, t = [\d.]+: -0\.5\)$/,
    );
  });

  test('a rate that needs a population below zero', async () => {
    const model = { species: { X: 3 }, reactions: ['0 -> X : 1', 'X -> 0 : [5]'] };
    await expect(run({ model, duration: 100 }, 100)).rejects.toThrow(
      /^model\.reactions: X -> 0 \(has the rate 5 at X = 0, t = [\d.]+, where it needs a population below zero\)$/,
    );
    const saturating = { species: { X: 3 }, reactions: ['0 -> X : 1', 'X -> 0 : [5*X/(1 + X)]', '2 X -> 0 : 0.1'] };
    expect((await run({ model: saturating, duration: 5 }, 100)).status.finished).toBe(100);
  });
});
