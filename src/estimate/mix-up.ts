import { standardErrorOfMean } from '../tally/moments.ts';
import { estimateWorks } from './estimate-works.ts';
import { missingOverlap } from './overlap.ts';
import { spread } from './spread.ts';

/** Works of each direction that other readings are tried on. */
const enough = 2 ** 12;

/** Works of each direction below which errors are too uncertain to accuse anybody. */
const fewest = 50;

/** Standard errors beyond which a deviation is said to be one. */
const limit = 4.5;

/** How the signs of the works can be read, and what it would mean if that reading is the right one. */
const readings = [
  {
    forward: 1,
    reverse: -1,
    words: 'with the reverse works’ sign turned',
    cause: 'the reverse file probably holds −W_R',
  },
  {
    forward: -1,
    reverse: -1,
    words: 'with all signs turned',
    cause: 'forward and reverse files are probably swapped, one of them holding −W; or every sign is wrong',
  },
  {
    forward: -1,
    reverse: 1,
    words: 'with the forward works’ sign turned',
    cause: 'the forward file probably holds −W_F',
  },
] as const;

interface Reading {
  readonly slope: number;
  readonly slopeError: number;
  readonly overlapping: boolean;
  /** Mean lost in going there and back, in standard errors. */
  readonly loss: number;
}

function read(forward: Float64Array, reverse: Float64Array): Reading {
  const { estimates, diagnostics, forward: f, reverse: r } = estimateWorks(forward, reverse);
  const [wf, wr] = [f.total.work!, r!.total.work!];
  const slope = estimates.find(({ id }) => id === 'crooks-slope')!;
  const error = Math.hypot(standardErrorOfMean(wf.moments), standardErrorOfMean(wr.moments));
  return {
    slope: slope.value,
    slopeError: slope.standardError,
    overlapping: missingOverlap(wf, wr) === null,
    loss: diagnostics.hysteresis / error,
  };
}

/** Whether a pair breaks the second law or Crooks' theorem, or has nothing in common. */
const wrong = ({ slope, slopeError, overlapping, loss }: Reading) =>
  loss < -limit || !overlapping || (Math.abs(slope - 1) > limit * slopeError && Math.abs(slope - 1) > 0.2);

/** Whether it obeys both, with a slope near 1 and certainly not 0: a wrong reading of symmetric works has that slope. */
const right = ({ slope, slopeError, overlapping, loss }: Reading) =>
  overlapping && slope > limit * slopeError && Math.abs(slope - 1) < Math.min(3 * slopeError, 0.3) && loss > -limit;

/**
 * What is mixed up, in words, when the works as given cannot be right while another reading of their signs obeys the second law
 * and Crooks' theorem; else null. Two files of works done on the system that are exchanged, signs and all, only give −ΔF: that
 * no analysis can see.
 */
export function mixUp(forward: Float64Array, reverse: Float64Array): string | null {
  const [f, r] = [spread(forward, enough), spread(reverse, enough)];
  if (Math.min(f.length, r.length) < fewest || !wrong(read(f, r))) return null;
  const turned = (works: Float64Array, sign: 1 | -1) =>
    sign === 1 ? works : works.filter((w) => w < Number.POSITIVE_INFINITY).map((w) => -w);
  const better = readings
    .map((reading) => ({ ...reading, ...read(turned(f, reading.forward), turned(r, reading.reverse)) }))
    .filter(right)
    .sort((a, b) => Math.abs(a.slope - 1) / a.slopeError - Math.abs(b.slope - 1) / b.slopeError);
  if (!better[0]) return null;
  const { words, cause, slope, slopeError } = better[0];
  return `${words} the works obey Crooks’ theorem (slope ${slope.toFixed(2)} ± ${slopeError.toPrecision(1)}), as given they do not: ${cause}`;
}
