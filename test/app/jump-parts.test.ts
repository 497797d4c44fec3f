import { describe, expect, test } from 'vitest';
import { exactPopulations } from '../../src/app/engine/exact-populations.ts';
import { statesOf } from '../../src/app/model-edit.ts';
import { circleOrder } from '../../src/app/picture/circle-order.ts';
import { arrowPath, edgeShape, parallel, pointAt } from '../../src/app/picture/edge-shape.ts';
import { swingsOf } from '../../src/app/picture/swings.ts';
import { lawName } from '../../src/app/text/law-names.ts';
import { binomialPmf, poissonPmf } from '../../src/exact/reactions/count-laws.ts';
import type { ReactionsSpec } from '../../src/model/jump-spec.ts';
import { parseReactions } from '../../src/model/reactions.ts';
import { compact } from '../../src/report/with-error.ts';

test('a value with its error in units of the last digit', () => {
  expect([compact(0.33352, 0.00041), compact(18.68369, 0.00213), compact(91.2, 12.3), compact(28.44, 1.3)]).toEqual([
    '0.3335(4)',
    '18.6837(21)',
    '91(12)',
    '28.4(1.3)',
  ]);
  expect([compact(null, 1), compact(1.5, null), compact(-0.001, 0.0008)]).toEqual(['—', '1.5', '−0.0010(8)']);
});

test('a ring given in any order comes out as a ring', () => {
  const ring = [0, 3, 1, 4, 2];
  const joined = ring.map((s, i) => [s, ring[(i + 1) % 5]!] as const);
  const order = circleOrder(5, joined);
  for (const [a, b] of joined) {
    const apart = Math.abs(order.indexOf(a) - order.indexOf(b));
    expect(Math.min(apart, 5 - apart)).toBe(1);
  }
  expect(circleOrder(3, [[0, 1]])).toEqual([0, 1, 2]);
});

test('an arrow points where the current goes', () => {
  const shape = edgeShape({ x: 0, y: 0 }, { x: 100, y: 0 }, [10, 20], { x: 50, y: 50 });
  expect([shape.start.x, shape.end.x, shape.out.y]).toEqual([15, 75, -1]);
  expect(arrowPath(shape, 4, false)).toContain('L75.0 0.0');
  expect(arrowPath(shape, 4, true)).toContain('L15.0 0.0');
});

test('bands between the same two states swing apart, evenly, whichever way they are declared', () => {
  const edge = (ends: string) => ({ from: ends[0]!, to: ends[1]! });
  expect(swingsOf(['AB', 'BC', 'BA', 'AB'].map(edge), 10)).toEqual([10, null, 0, -10]);
});

test.each([30, -30, 90])('a band swings out as far as it is told (%d), and leaves its discs', (swing) => {
  const [from, to, radii] = [{ x: 0, y: 0 }, { x: 200, y: 0 }, [10, 20] as const];
  const shape = edgeShape(from, to, radii, { x: 100, y: 0 }, { swing });
  expect(shape.out).toEqual({ x: 0, y: -1 });
  expect(pointAt(shape, 0.5).y).toBeCloseTo(-swing, 1);
  for (const [at, centre, radius] of [
    [shape.start, from, 10],
    [shape.end, to, 20],
  ] as const)
    expect(Math.hypot(at.x - centre.x, at.y - centre.y)).toBeCloseTo(radius + 5, 9);
  for (const back of [false, true]) {
    const tip = back ? shape.start : shape.end;
    expect(arrowPath(shape, 4, back)).toContain(`L${tip.x.toFixed(1)} ${tip.y.toFixed(1)}L`);
  }
  const heights = [...parallel(shape, 6).matchAll(/[ML][\d.-]+ ([\d.-]+)/g)].map(
    ([, y]) => -Number(y) * Math.sign(swing),
  );
  expect(Math.max(...heights)).toBeCloseTo(Math.abs(swing) + 6 * Math.sign(swing), 0);
});

test('states follow from transitions, known ones first', () => {
  expect(statesOf(['A <-> B : 1, 2', 'B -> C : 1', 'nonsense'], ['B', 'Z', 'A'])).toEqual(['B', 'A', 'C']);
});

test('laws about parts of a model have short names', () => {
  expect(['edge-A-B', 'probability-A', 'mean-work', 'mean-X', 'tur-loop', 'mean-level'].map(lawName)).toEqual([
    'J(A → B)',
    'p(A)',
    'Mean work',
    '⟨X⟩',
    'TUR loop',
    'Mean level',
  ]);
});

describe('exact laws of populations', () => {
  const laws = (spec: ReactionsSpec, duration: number, times: number[] = []) => {
    const model = parseReactions(spec);
    const parameters = Object.fromEntries(model.parameters.map((p) => [p.id, p.default]));
    return exactPopulations(model, parameters, duration, times);
  };
  const expectLaw = (got: readonly number[], pmf: (n: number) => number, digits: number) => {
    got.forEach((p, n) => {
      expect(p).toBeCloseTo(pmf(n), digits);
    });
    expect(got.reduce((a, b) => a + b, 0)).toBeCloseTo(1, digits);
  };

  test('filling from nothing is Poisson’s at all times, by the formula and by the master equation', () => {
    const mean = (t: number) => 6 * (1 - Math.exp(-2 * t));
    const spec = { species: { n: 0 }, reactions: ['0 <-> n : 12, 2'] };
    const formula = laws(spec, 0.7, [0, 0.35, 0.7])!;
    expectLaw(formula.laws[0]!.probability, (n) => poissonPmf(n, mean(0.7)), 12);
    formula.course!.mean.n!.forEach((m, i) => {
      expect(m).toBeCloseTo(mean(0.35 * i), 10);
    });
    // A propensity in brackets has no reactants, which keeps it from the formula.
    const master = laws({ species: { n: 0 }, reactions: ['0 -> n : 12', '0 <-> n : [0], [2*n]'] }, 0.7, [0.35])!;
    expectLaw(master.laws[0]!.probability, (n) => poissonPmf(n, mean(0.7)), 8);
  });

  test('independent deaths leave a binomial law', () => {
    const left = Math.exp(-0.3);
    const law = laws({ species: { X: 40 }, reactions: ['X -> 0 : 0.1'] }, 3)!.laws[0]!;
    expectLaw(law.probability, (n) => binomialPmf(n, 40, left), 8);
  });

  test('pairs keep the parity of single molecules', () => {
    const [single] = laws({ species: { P: 20, P2: 0 }, reactions: ['2 P <-> P2 : 0.01, 0.02'] }, 5)!.laws;
    expect(single!.probability.filter((p, n) => n % 2 === 1 && p > 0)).toEqual([]);
  });

  test('where they would cost too much there are none', () => {
    const species = Object.fromEntries([...'ABCDEF'].map((s) => [s, 50]));
    expect(laws({ species, reactions: ['A + B <-> C + D : 1, 1', 'C + E <-> F : 1, 1'] }, 5)).toBeNull();
  });
});
