import type { Law, Measurement } from '../model/system.ts';
import { byParameters } from './by-parameters.ts';
import { signedCounts, symmetrySlope } from './symmetry-slope.ts';

/** Fewest trajectories of the rarer sign that a slope is fitted to. */
const fewest = 8;

const common = { kind: 'equality', unit: '', scale: () => 1, exactAtAnyTimeStep: true } as const;

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

/** Names of the observables of a quantity q that obeys P(q)/P(−q) = e^q, in units of k_B. */
export interface FluctuatingQuantity {
  /** q itself, counted in cells that lie symmetrically about 0. */
  readonly value: string;
  /** tanh(q/2) − tanh²(q/2), of mean 0. */
  readonly odd: string;
  /** tanh²(q/2). */
  readonly even: string;
}

/** The total entropy production of a network, as its runs name it; `exponential` is e^{−q}. */
export const entropyProduction = { value: 'ft-entropy', odd: 'ft-odd', even: 'ft-even', exponential: 'ft-exponential' };

/** What a current counted in trajectories that end where they began, as runs of a network name it. */
export const closedCount = (current: string) => `ft-count-${current}`;

/** Largest value that rounding may leave of a quantity that is 0. */
const rounding = 1e-4;

/** Least number of trajectories that an exponential average must rest on by its exact second moment, which a sample may miss. */
const leastEffective = 100;

/** @param width exact ⟨x²⟩/⟨x⟩² of an exponential x */
export const tooWide = (observable: string, width: number) => (m: Measurement) => {
  const effective = m.moments(observable).count / width;
  return effective < leastEffective
    ? `the exponential average rests on about ${effective.toFixed(0)} trajectories (needs ${leastEffective})`
    : null;
};

/**
 * Whether enough of the rare negative values came that nothing of weight can hide among those that did not: a sum over trajectories
 * of tanh − tanh² must spread by several times what one trajectory at minus the largest value seen would add.
 */
function tooFewNegative(m: Measurement, { value, odd }: FluctuatingQuantity): string | null {
  const { minimum, maximum } = m.moments(value);
  if (Math.max(maximum, -minimum) < rounding) return 'nothing is produced: the network is in equilibrium';
  const tanh = Math.tanh(maximum / 2);
  return m.moments(odd).m2 >= fewest * (tanh + tanh * tanh) ** 2
    ? null
    : 'too few trajectories with negative values came to test the theorem';
}

/**
 * The detailed fluctuation theorem P(q)/P(−q) = e^q in a form without heavy tails: ⟨tanh(q/2)⟩ = ⟨tanh²(q/2)⟩, for the two sides of
 * each |q| contribute tanh·(e^q − 1)/(e^q + 1) = tanh². Given as a ratio whose denominator is never near 0.
 */
export function detailedFluctuation(id: string, name: string, quantity: FluctuatingQuantity): Law {
  return {
    ...common,
    id,
    statement: `⟨tanh(q/2)⟩/⟨tanh²(q/2)⟩ = 1 by P(q)/P(−q) = e^q, q = ${name}`,
    measured: (m) => 1 + m.moments(quantity.odd).mean / m.moments(quantity.even).mean,
    expected: () => 1,
    untestable: (m) => tooFewNegative(m, quantity),
  };
}

/** The slope of ln[P(q)/P(−q)] against q, fitted to the histogram. */
export function detailedFluctuationSlope(id: string, name: string, quantity: FluctuatingQuantity): Law {
  return {
    ...common,
    id,
    statement: `ln[P(q)/P(−q)] = q, q = ${name}: slope of the histogram`,
    measured: (m) => symmetrySlope(signedCounts(m.distribution(quantity.value)!)),
    expected: () => 1,
    untestable: (m) => tooFewNegative(m, quantity),
  };
}

/**
 * The integral fluctuation theorem ⟨e^{−q}⟩ = 1 (U. Seifert, PRL 95, 040602 (2005)). Its error is at least that of the exact second moment, for the rare
 * values that carry the second moment are rarer still than those that carry the mean.
 *
 * @param observable e^{−q} @param width exact ⟨x²⟩/⟨x⟩² of x = e^{−q}, of a run's parameters and times
 */
export function integralFluctuationTheorem(
  id: string,
  name: string,
  observable: string,
  width: (m: Measurement) => number,
): Law {
  const widthOf = byParameters(width);
  return {
    ...common,
    id,
    statement: `⟨e^{−q}⟩ = 1, q = ${name}`,
    measured: (m) => m.moments(observable).mean,
    expected: () => 1,
    exponentialAverage: { observable, side: 'forward' },
    exactError: (m) => {
      const variance = widthOf(m) - 1;
      // an infinite one leaves nothing to test, and the sample's own is as good as any
      return variance > rounding && variance < Infinity ? Math.sqrt(variance / m.moments(observable).count) : 0;
    },
    untestable: (m) => tooWide(observable, widthOf(m))(m),
  };
}

/**
 * The fluctuation theorem of a count N whose closed walks give off the entropy a·N. Among trajectories that end where they began
 * ln[P(N)/P(−N)] = a·N exactly, at any time and for any start: time reversal maps walks from i to i on one another, N to −N, and
 * their weights have the ratio e^{aN}. Without the condition it holds at long times only. The slope is given in units of a; at
 * equilibrium, where a = 0, by itself.
 *
 * @param observable N of trajectories that end where they began, NaN of others, counted as whole numbers
 */
export function countFluctuation(id: string, observable: string, affinity: (m: Measurement) => number): Law {
  // Where nothing turns, as with a rate of 0, there is nothing to count.
  const counts = (m: Measurement) => {
    const distribution = m.distribution(observable);
    return distribution ? signedCounts(distribution) : [];
  };
  return {
    ...common,
    id,
    statement: 'ln[P(N)/P(−N)] = A·N among trajectories that end where they began: slope in units of A',
    measured: (m) => symmetrySlope(counts(m)) / (affinity(m) || 1),
    expected: (m) => (affinity(m) === 0 ? 0 : 1),
    untestable: (m) => {
      const [plus, minus] = [sum(counts(m).map((c) => c.plus)), sum(counts(m).map((c) => c.minus))];
      const rarer = Math.min(plus, minus);
      return rarer < fewest
        ? `${rarer} trajectories that end where they began went ${minus < plus ? 'against' : 'along'} the current (needs ${fewest})`
        : null;
    },
  };
}
