import { describe, expect, test } from 'vitest';
import { sweepRange } from '../../src/app/chart/sweep-range.ts';
import { openingState } from '../../src/app/opening-state.ts';
import type { AskedSweep } from '../../src/app/sweep/asked-sweep.ts';
import { leadingLaw } from '../../src/app/sweep/leading-law.ts';
import { numbersOf, quantitiesOf, type SweptNumber, shownQuantity } from '../../src/app/sweep/quantities.ts';
import { refineCurve } from '../../src/app/sweep/refine-curve.ts';
import { runAskedSweep } from '../../src/app/sweep/run-asked-sweep.ts';
import { sweepCommand } from '../../src/app/sweep/sweep-command.ts';
import { sweepCsv } from '../../src/app/sweep/sweep-csv.ts';
import { sweepPicture } from '../../src/app/sweep/sweep-picture.ts';
import type { SweepState } from '../../src/app/sweep/sweep-state.ts';
import { sweepWords } from '../../src/app/sweep/sweep-words.ts';
import { sweptSymbol, sweptSymbolText } from '../../src/app/sweep/swept-symbol.ts';
import { lawNames } from '../../src/app/text/law-names.ts';
import { symbol } from '../../src/app/text/symbol.ts';
import type { Backend } from '../../src/backends/backend.ts';
import type { Result } from '../../src/experiment/result.ts';
import { sweepRequests } from '../../src/experiment/sweep-requests.ts';
import type { SweepPoint } from '../../src/experiment/sweep-run.ts';
import { sweepValues } from '../../src/experiment/sweep-values.ts';
import { findSystem } from '../../src/systems/registry.ts';

const asked: AskedSweep = { name: 'f', from: 0, to: 2, count: 3, logarithmic: false, trajectories: null };
const velocity = { id: 'velocity', name: 'Velocity', kind: 'equality', unit: '', statement: 'v = …' } as const;

/** A value of a sweep with one law and one average. */
function point(value: number, law: Partial<SweptNumber> = {}): SweepPoint {
  const { measured = 1, standardError = 0.1, expected = 1, z = 0, holds = true, reason = null } = law;
  const verdict = { id: 'velocity', kind: 'equality', statement: 'v = …', unit: '', timeStepBias: 0 };
  const result = {
    laws: [{ ...verdict, measured, standardError, expected, z, holds, reason }],
    estimates: [
      { id: 'mean-work', value: 3, standardError: 0.2, unit: 'kT', reason: null },
      { id: 'velocity', value: 1, standardError: 0.1, unit: '', reason: null },
      { id: 'mean-escape', value: 1, standardError: 0.1, unit: '', reason: null, remark: 'mean of min(escape, 2)' },
    ],
  };
  return { value, result: result as unknown as Result, refused: null };
}

const refused = (value: number): SweepPoint => ({ value, result: null, refused: `parameters.f: ${value} (no)` });

const state = (points: SweepPoint[], more: Partial<SweepState> = {}): SweepState => ({
  ...{ asked, phase: 'finished', share: 1, seconds: 1, show: null, curve: null, logarithmic: false, pointed: null },
  ...{ failure: null, points },
  decided: { values: [0, 1, 2], trajectories: 1000, laws: [velocity], leading: 'velocity' },
  ...more,
});

describe('the law that a sweep opens with', () => {
  test.each([
    ['driven-ring', { name: 'f', from: 0, to: 2, count: 5 }, 'velocity'],
    ['driven-ring', { name: 'f', from: -1, to: 1, count: 5 }, 'velocity'],
    ['ness-switch', { name: 'v1', from: 0, to: 1, count: 5 }, 'mean-y'], // its first law says 1 for ever
    ['photocell', { name: 'voltage', from: 0, to: 1, count: 5 }, 'current'],
  ])('of %s over %j is %s', (system, sweep, law) => {
    expect(leadingLaw(findSystem(system).laws, sweepRequests({ system }, sweep))).toBe(law);
  });
});

test('parameters that would look alike are told apart: in lists, in the head of the table', () => {
  const model = { parameters: { k1: 1, k_1: 2, alpha: 1, α: 2, kappa: 1 } };
  const page = { ...openingState, page: 'model', requests: { ...openingState.requests, model: { model } } } as const;
  const written = ['k1', 'k_1', 'alpha', 'α', 'kappa'];
  expect(written.map((name) => sweptSymbolText(page, name))).toEqual(['k1', 'k_1', 'alpha', 'α', 'κ']);
  const set = written.map((name) => JSON.stringify(sweptSymbol(page, name)));
  expect(new Set(set).size).toBe(written.length);
  expect(JSON.stringify(symbol('k1'))).toBe(JSON.stringify(symbol('k_1')));
  expect(set[4]).toBe(JSON.stringify(symbol('kappa')));
});

test('laws and averages that would be named alike keep their ids', () => {
  const named = (ids: string[]) =>
    quantitiesOf(
      state([], {
        decided: { values: [0], trajectories: 1, leading: null, laws: ids.map((id) => ({ ...velocity, id })) },
      }),
    ).map((q) => q.name);
  expect(named(['entropy-production', 'Entropy'])).toEqual(['entropy-production', 'Entropy']);
  expect(named(['entropy-production', 'velocity'])).toEqual(['Entropy', 'Velocity']);
  expect(lawNames(['tur-x', 'tur-product-x', 'mean-x'])).toEqual(['tur-x', 'tur-product-x', '⟨x⟩']);
});

describe('trajectories of each value', () => {
  const never = new Proxy({} as Backend, {
    get: (_, name) => expect.unreachable(`asks the backend for ${String(name)}`),
  });
  const on = { backend: never, mayStart: async () => {}, batchMilliseconds: 1, throttle: () => {}, send: () => {} };
  test.each([0, -1, 2.5, Number.NaN])('%s are refused before anything runs', async (trajectories) => {
    await expect(runAskedSweep({ system: 'driven-ring' }, { ...asked, trajectories }, on)).rejects.toThrow(
      /^trajectories: /,
    );
  });
});

describe('what is shown', () => {
  test('laws come first, then averages that are no laws', () => {
    expect(quantitiesOf(state([point(0)])).map((q) => [q.id, q.kind])).toEqual([
      ['velocity', 'equality'],
      ['mean-work', 'average'],
      ['mean-escape', 'average'],
    ]);
    expect(quantitiesOf(state([])).map((q) => q.id)).toEqual(['velocity']);
  });

  test('is the chosen quantity, which may not be known yet', () => {
    expect(shownQuantity(state([]))?.id).toBe('velocity');
    expect(shownQuantity(state([], { show: 'mean-work' }))).toBeNull();
    expect(shownQuantity(state([point(0)], { show: 'mean-work' }))?.id).toBe('mean-work');
    expect(shownQuantity(state([point(0)], { show: 'nonsense' }))?.id).toBe('velocity');
  });

  test('averages have errors and nothing to agree with', () => {
    const [cut] = numbersOf(state([point(0)]), { id: 'mean-escape' });
    expect(cut).toMatchObject({ measured: 1, reason: 'mean of min(escape, 2)' });
    const [number] = numbersOf(state([point(0)]), { id: 'mean-work' });
    expect(number).toMatchObject({ measured: 3, standardError: 0.2, expected: null, z: null, holds: null });
  });
});

describe('the picture of a sweep', () => {
  const curve = (values: number[]) => ({
    law: 'velocity',
    points: values.map((value) => ({ value, expected: value })),
  });
  const draw = (sweep: SweepState) => sweepPicture(openingState, sweep, velocity);

  test('is in ascending order, whichever way the sweep went', () => {
    const picture = draw(state([point(2), point(1), point(0)]));
    expect(picture.numbers.map((n) => n.value)).toEqual([0, 1, 2]);
    expect(picture.range).toEqual([0, 2]);
  });

  test('breaks the curve beside a refused value', () => {
    const sweep = state([point(0), point(1), refused(2)], { curve: curve([0, 0.5, 1, 1.5, 2]) });
    expect(draw(sweep).curve.map((piece) => piece.map((p) => p.value))).toEqual([[0, 0.5, 1], [], []]);
    expect(draw(state([point(0)], { curve: curve([0, 1, 2]) })).curve).toHaveLength(1);
  });

  test('joins nothing where theory rests on the run itself', () => {
    const measured = state([point(0, { expected: 5 }), point(1, { expected: 6 })]);
    expect(draw(measured).curve).toEqual([[{ value: 0, expected: 5 }], [{ value: 1, expected: 6 }]]);
    const other = state([point(0, { expected: 5 })], {
      curve: { law: 'diffusion', points: [{ value: 0, expected: 9 }] },
    });
    expect(draw(other).curve).toEqual([[{ value: 0, expected: 5 }]]);
  });

  test('has room for bars and theory, but not for what was not tested and lies far off', () => {
    const sure = [point(0, { measured: 1, standardError: 0.5 }), point(1, { measured: 3, standardError: 0.5 })];
    const [low, high] = sweepRange(draw(state(sure)));
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(3.5);
    const open = point(2, { measured: 1e6, holds: null, reason: 'too few' });
    const [, wide] = sweepRange(draw(state([...sure, open])));
    expect(wide).toBeGreaterThan(high);
    expect(wide).toBeLessThan(10);
  });

  test('leaves out what is not positive on a logarithmic scale', () => {
    const [low] = sweepRange(
      draw(state([point(0, { measured: -1 }), point(1, { measured: 4 })], { logarithmic: true })),
    );
    expect(low).toBeGreaterThan(0);
  });
});

describe('the exact curve', () => {
  const sweep = { name: 'f', from: 0, to: 8, count: 9 };
  const drawn = async (expected: (x: number) => number | null) => {
    const asked: number[] = [];
    let last: readonly { value: number; expected: number }[] = [];
    await refineCurve(
      sweep,
      sweepValues(sweep),
      async (x) => {
        asked.push(x);
        return expected(x);
      },
      (curve) => {
        last = curve;
        return true;
      },
    );
    return { asked, last };
  };

  test('is known at the values first, then ever more finely, in order', async () => {
    const { asked, last } = await drawn((x) => x * x);
    expect(asked.slice(0, 9)).toEqual(sweepValues(sweep));
    expect(asked.slice(9, 17)).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5]);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(100);
    expect(last.map((p) => p.value)).toEqual([...asked].sort((a, b) => a - b));
  });

  test('leaves out where theory says nothing, and is not asked for in vain', async () => {
    const { last } = await drawn((x) => (x > 4 ? null : x));
    expect(Math.max(...last.map((p) => p.value))).toBe(4);
    const { asked } = await drawn(() => null);
    expect(asked).toEqual(sweepValues(sweep));
  });
});

describe('what a sweep says', () => {
  const numbers = (...points: SweepPoint[]) => numbersOf(state(points), velocity);

  test('how many agree, and which is furthest off', () => {
    const said = sweepWords('f', velocity, numbers(point(0, { z: 0.4 }), point(1, { z: -1.9 })));
    expect(said).toEqual(['2 of 2 values agree with the exact value; the furthest is off by −1.9\u00a0σ, at f = 1.']);
  });

  test('where it fails, where it was not tested, where it was refused', () => {
    const fails = point(1, { z: 9, holds: false });
    const open = point(1.5, { holds: null, reason: 'too few' });
    const said = sweepWords('f', velocity, numbers(point(0), fails, open, refused(2)));
    expect(said[0]).toMatch(/^1 of 2 values agree.*\+9\.0\u00a0σ, at f = 1\.$/);
    expect(said.slice(1)).toEqual([
      'Fails at f = 1: too far from theory.',
      'Not tested at f = 1.5: too few.',
      'No value at f = 2: parameters.f: 2 (no).',
    ]);
  });

  test('as CSV: one line a value, empty cells for what is not known, reasons in quotes', () => {
    const csv = sweepCsv('f', velocity, numbers(point(0.5, { z: -1 }), refused(2)));
    expect(csv).toBe(
      'f,velocity,standardError,expected,z,holds,reason\n0.5,1,0.1,1,-1,true,\n2,,,,,,parameters.f: 2 (no)\n',
    );
    expect(sweepCsv('f', velocity, numbers({ ...refused(1), refused: 'a, "b"' }))).toContain('"a, ""b"""');
  });

  test('as a command that does the same', () => {
    const request = { system: 'driven-ring', parameters: { f: 1, kT: 0.2 }, seed: 7, backend: 'auto' as const };
    expect(sweepCommand(request, { ...asked, logarithmic: true }, 5000)).toBe(
      'eddy run driven-ring --sweep f=0:2:3:log --set kT=0.2 --trajectories 5000 --seed 7 --json',
    );
    expect(sweepCommand({ model: {}, duration: 1 }, asked, 10)).toBeNull();
  });

  test('a swept tau is the duration, which the command does not name too', () => {
    const request = { system: 'dragged-trap', duration: 3 };
    expect(sweepCommand(request, { ...asked, name: 'tau' }, 10)).not.toContain('--duration');
    expect(sweepCommand(request, { ...asked, name: 'k' }, 10)).toContain('--duration 3');
  });
});
