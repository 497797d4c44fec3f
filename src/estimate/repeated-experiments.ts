import { workTallyOf } from '../tally/work-tally.ts';
import { barRoot } from './bar-root.ts';
import { crooksGaussian } from './crooks-gaussian.ts';
import { cumulantExpansion } from './cumulant-expansion.ts';
import { jarzynskiForward, jarzynskiReverse } from './jarzynski.ts';

type Side = 'forward' | 'reverse';

/** Estimators that are compared at equal cost: those that spend all pulls on one direction, and those that share them out. */
const oneSided = {
  forward: ['jarzynski-forward', 'cumulant-2'],
  reverse: ['jarzynski-reverse'],
} as const satisfies Record<Side, readonly string[]>;
const twoSided = ['bar', 'crooks-gaussian'] as const;

/** Collects works of one ensemble as those of many small experiments of equal cost, and estimates ΔF from each of them. */
export interface RepeatedExperiments {
  /** Takes the next works of one direction, in kT and in index order. */
  readonly add: (side: Side, works: Float64Array) => void;
  /** ΔF in kT from every finished experiment, by estimator; NaN where an experiment gives none. */
  readonly estimates: () => Readonly<Record<string, readonly number[]>>;
}

/**
 * Cuts an ensemble into experiments of `pulls` trajectories. With both directions an experiment of `bar` and `crooks-gaussian` has
 * pulls/2 of each, and one of an estimator that reads a single direction has all of its pulls there: the cost is the same, there are
 * half as many of them. `bar` is the root of Bennett's equation, which exists whether works overlap or not.
 *
 * @param pulls trajectories of one experiment; even with both directions
 */
export function createRepeatedExperiments(pulls: number, bothDirections: boolean): RepeatedExperiments {
  const found: Record<string, number[]> = Object.fromEntries(
    (bothDirections ? [...twoSided, ...oneSided.forward, ...oneSided.reverse] : oneSided.forward).map((id) => [id, []]),
  );
  const waiting: Record<Side, Float64Array[]> = { forward: [], reverse: [] };
  const half = pulls / 2;

  const alone = (side: Side) => (works: Float64Array) => {
    const tally = tallyOf(side, works);
    if (side === 'reverse') found['jarzynski-reverse']!.push(jarzynskiReverse(tally).value);
    else {
      found['jarzynski-forward']!.push(jarzynskiForward(tally).value);
      found['cumulant-2']!.push(cumulantExpansion(tally, 2).value);
    }
  };
  const together = (side: Side) => (works: Float64Array) => {
    waiting[side].push(works);
    const { forward, reverse } = waiting;
    while (forward.length > 0 && reverse.length > 0) {
      const [f, r] = [forward.shift()!, reverse.shift()!];
      found.bar!.push(barRoot(f, r));
      found['crooks-gaussian']!.push(crooksGaussian(tallyOf('forward', f), tallyOf('reverse', r)).value);
    }
  };
  const cutters = {
    forward: [createCutter(pulls, alone('forward'))],
    reverse: [createCutter(pulls, alone('reverse'))],
  };
  if (bothDirections)
    for (const side of ['forward', 'reverse'] as const) cutters[side].push(createCutter(half, together(side)));

  return {
    add(side, works) {
      for (const cut of cutters[side]) cut(works);
    },
    estimates: () => found,
  };
}

/** Hands on works in pieces of equal length, however they come. */
function createCutter(length: number, piece: (works: Float64Array) => void): (works: Float64Array) => void {
  let buffer = new Float64Array(length);
  let filled = 0;
  return (works) => {
    for (let at = 0; at < works.length; ) {
      const step = Math.min(length - filled, works.length - at);
      buffer.set(works.subarray(at, at + step), filled);
      filled += step;
      at += step;
      if (filled < length) continue;
      piece(buffer);
      buffer = new Float64Array(length);
      filled = 0;
    }
  };
}

/** Without a bracket and with one bin: only sums and moments are read. */
const tallyOf = (side: Side, works: Float64Array) =>
  workTallyOf({ bins: { lower: 0, width: 1, count: 1 }, bracket: null }, side, works);
