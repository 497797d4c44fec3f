import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drivenRing } from '../../src/exact/ring/driven-ring.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import type { Result } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import { sweepExpected } from '../../src/experiment/sweep-expected.ts';
import { sweepReport } from '../../src/experiment/sweep-report.ts';
import { sweepRequests } from '../../src/experiment/sweep-requests.ts';
import { runSweep, type SweepPoint } from '../../src/experiment/sweep-run.ts';
import { sweepValues } from '../../src/experiment/sweep-values.ts';
import { cpuBackend } from '../backends/environment.ts';

describe('values of a sweep', () => {
  const range = fc.record({
    name: fc.constant('f'),
    from: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    to: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    count: fc.integer({ min: 2, max: 50 }),
  });

  test('begin and end where they are asked to, the same difference apart', () => {
    fc.assert(
      fc.property(range, (sweep) => {
        const values = sweepValues(sweep);
        expect([values.length, values[0], values.at(-1)]).toEqual([sweep.count, sweep.from, sweep.to]);
        const step = (sweep.to - sweep.from) / (sweep.count - 1);
        const size = Math.max(sweep.from, sweep.to);
        values.forEach((v, i) => {
          expect(Math.abs(v - (sweep.from + i * step))).toBeLessThan(1e-12 * size);
        });
      }),
    );
  });

  test('or the same factor apart', () => {
    fc.assert(
      fc.property(range, (sweep) => {
        const values = sweepValues({ ...sweep, logarithmic: true });
        expect([values[0], values.at(-1)]).toEqual([sweep.from, sweep.to]);
        const step = Math.log(sweep.to / sweep.from) / (sweep.count - 1);
        values.forEach((v, i) => {
          expect(Math.log(v / sweep.from)).toBeCloseTo(i * step, 10);
        });
      }),
    );
  });

  test('are round where steps are', () => {
    expect(sweepValues({ name: 'f', from: 0, to: 2, count: 21 })[3]).toBe(0.3);
    expect(sweepValues({ name: 'f', from: 0.1, to: 0.3, count: 3 })).toEqual([0.1, 0.2, 0.3]);
  });

  test('of what is counted are whole numbers, each once', () => {
    expect(sweepValues({ name: 'n', from: 1, to: 4, count: 9 }, true)).toEqual([1, 2, 3, 4]);
    const asked = sweepRequests({ system: 'heat-rod' }, { name: 'cells', from: 3, to: 5, count: 5 });
    expect(asked.map((v) => v.value)).toEqual([3, 4, 5]);
  });

  test.each([
    [{ count: 0 }, /^sweep\.count: 0 \(must be an integer from 1 to 100000\)$/],
    [{ count: 2.5 }, /^sweep\.count: 2\.5 /],
    [{ from: Number.NaN }, /^sweep\.from: NaN \(must be a finite number\)$/],
    [{ from: 0, logarithmic: true }, /^sweep\.from: 0 \(must be > 0 where values are a factor apart\)$/],
    [{ to: -1, logarithmic: true }, /^sweep\.to: -1 /],
  ])('%j is refused', (wrong, message) => {
    expect(() => sweepValues({ name: 'f', from: 1, to: 2, count: 3, ...wrong })).toThrow(message);
  });
});

describe('the runs of a sweep', () => {
  const trap: RunSpec = { system: 'dragged-trap', parameters: { k: 2 }, trajectories: 500, seed: 7, backend: 'cpu' };

  test('differ in the parameter and the seed only, the first having the seed that is asked for', () => {
    const runs = sweepRequests(trap, { name: 'v', from: 1, to: 3, count: 3 });
    expect(runs.map((r) => r.request.parameters)).toEqual([1, 2, 3].map((v) => ({ k: 2, v })));
    const seeds = runs.map((r) => r.request.seed);
    expect(seeds[0]).toBe(7);
    expect(new Set(seeds).size).toBe(3);
    for (const { request } of runs) expect({ ...request, parameters: trap.parameters, seed: trap.seed }).toEqual(trap);
  });

  test('last as long as a swept tau says, whatever duration the request had', () => {
    const runs = sweepRequests({ ...trap, duration: 5 }, { name: 'tau', from: 1, to: 2, count: 2 });
    expect(runs.map((r) => createPlan(parseRequest(r.request)).spec.duration)).toEqual([1, 2]);
  });

  test('keep their duration where tau is a parameter like any other', () => {
    const model = { coordinates: { x: {} }, parameters: { tau: 1 }, potential: 'tau*x^2' };
    const runs = sweepRequests({ model, duration: 3 }, { name: 'tau', from: 1, to: 2, count: 2 });
    expect(runs.map((r) => r.request.duration)).toEqual([3, 3]);
  });

  test('an unknown parameter is refused by name', () => {
    expect(() => sweepRequests(trap, { name: 'w', from: 1, to: 2, count: 2 })).toThrow(
      /^parameters\.w: 1 \(is not a parameter; there are k, v, tau, mu, kT\)$/,
    );
  });
});

describe('running a sweep', () => {
  const ring: RunSpec = { system: 'gyrator', trajectories: 400, seed: 3, backend: 'cpu' };
  const values = sweepRequests(ring, { name: 'u', from: 0, to: 1.2, count: 4 });
  /** What does not depend on the clock. */
  const lasting = ({ timing: _, ...result }: Result) => JSON.stringify(result);

  test('gives at each value what that run gives by itself, bit for bit, and tells of it as it goes', async () => {
    const backend = await cpuBackend();
    const heard: SweepPoint[] = [];
    const shares: number[] = [];
    const points = await runSweep(values, backend, {
      onPoint: (point) => heard.push(point),
      onProgress: (share) => shares.push(share),
    });
    expect(heard).toEqual(points);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    const alone = await runPlan(createPlan(parseRequest(values[1]!.request)), backend);
    expect(lasting(points[1]!.result!)).toBe(lasting(alone));
  });

  test('lists a refused value with its reason and loses no other', async () => {
    const points = await runSweep(values, await cpuBackend());
    expect(points.map((p) => p.value)).toEqual([0, 0.4, 0.8, 1.2]);
    expect(points.map((p) => p.result !== null)).toEqual([true, true, true, false]);
    expect(points[3]!.refused).toMatch(/stationary/);
    const report = sweepReport('u', points);
    expect(report.sweep).toEqual({ name: 'u', values: [0, 0.4, 0.8] });
    expect(report.results.map((r) => r.spec.parameters.u)).toEqual([0, 0.4, 0.8]);
    expect(report.refused).toEqual([{ value: 1.2, reason: points[3]!.refused }]);
  });

  test('stops where it is told to, with what it has told of before', async () => {
    const heard: number[] = [];
    const stopped = new Error('stopped');
    const sweep = runSweep(values, await cpuBackend(), {
      mayStart: async () => {
        if (heard.length === 2) throw stopped;
      },
      onPoint: ({ value }) => heard.push(value),
    });
    await expect(sweep).rejects.toBe(stopped);
    expect(heard).toEqual([0, 0.4]);
  });

  test('errors of neighbouring values are independent', async () => {
    // the same system at every value: with one seed all points would be off alike
    const same = sweepRequests(
      { system: 'brownian', trajectories: 200, seed: 5, backend: 'cpu' },
      { name: 'kT', from: 1, to: 1, count: 24 },
    );
    const points = await runSweep(same, await cpuBackend());
    const z = points.map((p) => p.result!.laws[0]!.z!);
    expect(Math.max(...z)).toBeGreaterThan(0.5);
    expect(Math.min(...z)).toBeLessThan(-0.5);
    const chi = z.reduce((sum, x) => sum + x * x, 0);
    // 24 squares of standard normals: mean 24, standard deviation √48
    expect(Math.abs(chi - 24)).toBeLessThan(4.5 * Math.sqrt(48));
  });
});

describe('what theory expects without a run', () => {
  test('is the closed form', () => {
    const f = 0.73;
    const { velocity } = drivenRing({ V0: 1, f, mu: 1, kT: 0.5 });
    expect(sweepExpected({ system: 'driven-ring', parameters: { f } }, 'velocity')).toBe(velocity);
  });

  test.each(['breathing-trap', 'driven-ring', 'hairpin', 'motor', 'resetting', 'bit-erasure-discrete'])(
    'is what a run of %s reports, law by law, or nothing',
    async (system) => {
      const request: RunSpec = { system, trajectories: 200, backend: 'cpu' };
      const { laws } = await runPlan(createPlan(parseRequest(request)), await cpuBackend());
      const said = laws.map((law) => sweepExpected(request, law.id));
      expect(said.some((x) => x !== null)).toBe(true);
      laws.forEach((law, i) => {
        if (said[i] !== null) expect(said[i]).toBe(law.expected);
      });
    },
  );

  test('is nothing where it rests on what was measured, where a value is refused, and for no law', () => {
    expect(sweepExpected({ system: 'neuron' }, 'resting-potential')).toBeNull();
    expect(sweepExpected({ system: 'bit-erasure' }, 'landauer-bound')).toBeNull();
    expect(sweepExpected({ system: 'resetting', parameters: { r: -1 } }, 'first-passage')).toBeNull();
    expect(sweepExpected({ system: 'resetting' }, 'velocity')).toBeNull();
  });

  test('follows the duration where that is tau', () => {
    const short = sweepExpected({ system: 'dragged-trap', duration: 0.5 }, 'mean-work');
    expect(short).toBe(sweepExpected({ system: 'dragged-trap', parameters: { tau: 0.5 } }, 'mean-work'));
    expect(short).not.toBe(sweepExpected({ system: 'dragged-trap' }, 'mean-work'));
  });
});
