import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromFragment, toFragment } from '../../src/app/link.ts';
import { openingState } from '../../src/app/opening-state.ts';
import type { AskedSweep } from '../../src/app/sweep/asked-sweep.ts';
import { defaultSweep } from '../../src/app/sweep/default-sweep.ts';
import { sweepOfLink, toSweepLink } from '../../src/app/sweep/sweep-link.ts';
import { sweptParameters } from '../../src/app/sweep/swept-parameters.ts';
import { sweepValues } from '../../src/experiment/sweep-values.ts';
import { modelOf } from '../../src/model/model-of.ts';
import { findSystem, groups } from '../../src/systems/registry.ts';

const asked: AskedSweep = { name: 'f', from: 0, to: 2, count: 3, logarithmic: false, trajectories: null };

describe('the link of a sweep', () => {
  test('gives the sweep back, whatever its numbers', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const sweeps = fc.record({
      asked: fc.record({
        name: fc.constantFrom('f', 'kT', 'k_on'),
        from: number,
        to: number,
        count: fc.integer({ min: 1, max: 1000 }),
        logarithmic: fc.boolean(),
        trajectories: fc.option(fc.integer({ min: 1, max: 1e9 })),
      }),
      show: fc.option(fc.constantFrom('velocity', 'mean-work')),
    });
    fc.assert(
      fc.property(sweeps, (sweep) => {
        const link = `#${toFragment({ system: 'driven-ring', seed: 3 })}&${toSweepLink(sweep)}`;
        // an address knows no −0
        expect(JSON.stringify(sweepOfLink(link))).toBe(JSON.stringify({ ...sweep, failure: null }));
        expect(fromFragment(link)).toEqual({
          page: 'systems',
          request: { system: 'driven-ring', seed: 3 },
          refused: null,
        });
      }),
    );
  });

  test('reads as one would write it', () => {
    expect(toSweepLink({ asked: { ...asked, count: 21, trajectories: 20000 }, show: 'velocity' })).toBe(
      'sweep=f:0:2:21&each=20000&show=velocity',
    );
    expect(sweepOfLink('#system=driven-ring')).toBeNull();
  });

  test.each([
    ['f:low:2:21', 'sweep.from: low (must be a number)'],
    ['f:0:2:', 'sweep: f:0:2: (must be name:from:to:count or name:from:to:count:log)'],
    ['f:0:NaN:21', 'sweep.to: NaN (must be a number)'],
    ['f:0:2:2o&each=100', 'sweep.count: 2o (must be a number)'],
    ['f:0:2:21&each=many', 'sweep.each: many (must be a number)'],
    ['f:0', 'sweep: f:0 (must be name:from:to:count or name:from:to:count:log)'],
    ['f:0:2:21:ln', 'sweep: f:0:2:21:ln (must be name:from:to:count or name:from:to:count:log)'],
    [':0:2:21', 'sweep: :0:2:21 (must be name:from:to:count or name:from:to:count:log)'],
  ])('%s says what is wrong with it as it was written', (text, line) => {
    expect(sweepOfLink(`#system=driven-ring&sweep=${text}`)?.failure?.message).toBe(line);
  });
});

describe('a parameter’s own sweep', () => {
  test.each(groups.flatMap((g) => g.systems).map((s) => [s.id, s] as const))(
    'of each parameter of %s has values that are allowed, some of them other than the default',
    (_, system) => {
      for (const parameter of modelOf(system).parameters) {
        const sweep = defaultSweep(parameter);
        const values = sweepValues(sweep, parameter.integer);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(parameter.minimum);
        expect(Math.max(...values)).toBeLessThanOrEqual(parameter.maximum);
        expect(new Set(values).size).toBe(values.length);
        if (!parameter.integer) expect(values.length).toBe(21);
        expect(values.length).toBeGreaterThan(1);
        expect([values[0], values.at(-1)]).toEqual([sweep.from, sweep.to]);
      }
    },
  );

  test('of what is counted has each number once', () => {
    const cells = modelOf(findSystem('heat-rod')).parameters.find((p) => p.id === 'cells')!;
    expect(defaultSweep({ ...cells, default: 3, minimum: 1, maximum: 6 })).toMatchObject({ from: 1, to: 6, count: 6 });
  });
});

describe('parameters to sweep', () => {
  const own = (parameters: object) =>
    sweptParameters({
      ...openingState,
      page: 'model',
      requests: { ...openingState.requests, model: { model: { parameters } as never } },
    });

  test('of one’s own model are its numbers, those without a range within a factor if positive', () => {
    const [kT, a, b] = own({ kT: 2, a: { default: 1, minimum: 0, maximum: 5, unit: 'nm' }, b: -1, wrong: 'x' });
    expect(defaultSweep(kT!)).toMatchObject({ name: 'kT', from: 0.67, to: 6, logarithmic: true });
    expect(a).toMatchObject({ id: 'a', minimum: 0, maximum: 5, unit: 'nm' });
    expect(defaultSweep(b!)).toMatchObject({ name: 'b', from: -3, to: 1, logarithmic: false });
    expect(own({ wrong: 'x' })).toEqual([]);
  });

  test('of a model that cannot be read are none', () => {
    for (const model of [undefined, 'text', null, { parameters: 3 }])
      expect(
        sweptParameters({
          ...openingState,
          page: 'model',
          requests: { ...openingState.requests, model: { model } as never },
        }),
      ).toEqual([]);
  });
});
