import { SpecError } from '../errors.ts';
import type { Parabola, Segment } from './segment-table.ts';

/** A segment of the run with a parabola for each of the followed values. */
export interface FollowedSegment extends Segment {
  readonly parabolas: readonly Parabola[];
}

/** Functions of time that parabolas are to follow. */
export interface Followed {
  /** Their values at a fraction of the run. */
  readonly values: (s: number) => readonly number[];
  /** Largest deviation allowed of the i-th of them where its value is v. */
  readonly allowed: (i: number, v: number) => number;
  /** Fractions at which they jump or bend. */
  readonly breaks: readonly number[];
}

/** Parts that a run is cut into before any is looked at. */
const fewest = 16;

/** Length, as a fraction of the run, that is not cut further: what jumps there jumps at one instant, as far as single precision can tell. */
const shortest = 2 ** -22;

/** Where parabolas are compared: neither even nor symmetric, so that no oscillation agrees by chance. */
const compared = [0.0953, 0.2137, 0.3461, 0.6219, 0.7803, 0.9091];

/** Ends are looked at from inside: this part of the length away. */
const inward = 2 ** -30;

/**
 * Cuts a run into segments on each of which the parabolas through the values at both ends and in the middle follow the functions, by
 * halving; functions may jump and bend between segments. Whatever else their ends are, they are times of single precision.
 *
 * @param most segments
 * @throws SpecError where it takes more
 */
export function cutRun({ values, allowed, breaks }: Followed, duration: number, most: number): FollowedSegment[] {
  const instant = (s: number) => Math.fround(s * duration) / duration;
  const even = [0, ...Array.from({ length: fewest - 1 }, (_, i) => instant((i + 1) / fewest)), 1];
  const borders = [...new Set([...even, ...breaks])].sort((a, b) => a - b);
  const waiting = borders.slice(1).map((to, i): Segment => ({ from: borders[i]!, to }));
  waiting.reverse();
  const done: FollowedSegment[] = [];
  for (let segment = waiting.pop(); segment; segment = waiting.pop()) {
    const { from, to } = segment;
    const at = (x: number) => values(from + x * (to - from));
    const [left, middle, right] = [at(inward), at(0.5), at(1 - inward)];
    const parabolas = left.map((v, i): Parabola => {
      const c2 = 2 * (v - 2 * middle[i]! + right[i]!);
      return [v, right[i]! - v - c2, c2];
    });
    const follows = compared.every((x) =>
      at(x).every((v, i) => {
        const [c0, c1, c2] = parabolas[i]!;
        return !(Math.abs(c0 + x * (c1 + x * c2) - v) > allowed(i, v));
      }),
    );
    if (follows || to - from <= shortest) done.push({ from, to, parabolas });
    else {
      const between = instant((from + to) / 2);
      waiting.push({ from: between, to }, { from, to: between });
    }
    if (done.length + waiting.length > most)
      throw SpecError.of('model.controls', `${most} parts`, 'are too few to follow rates that change so fast');
  }
  return done;
}
