import { SpecError } from '../errors.ts';

/** One parameter over a range. */
export interface Sweep {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Values a constant factor apart, not a constant difference. */
  readonly logarithmic?: boolean;
}

/** Values at most: each is a run of its own. */
const mostValues = 100_000;

/**
 * Values of a sweep, its ends among them; of a parameter that counts things the nearest whole numbers, each once.
 * @throws SpecError naming field, value and rule
 */
export function sweepValues(sweep: Sweep, integer = false): number[] {
  const { from, count, logarithmic = false } = sweep;
  for (const end of ['from', 'to'] as const) {
    if (!Number.isFinite(sweep[end])) throw SpecError.of(`sweep.${end}`, sweep[end], 'must be a finite number');
    if (logarithmic && !(sweep[end] > 0))
      throw SpecError.of(`sweep.${end}`, sweep[end], 'must be > 0 where values are a factor apart');
  }
  if (!Number.isInteger(count) || count < 1 || count > mostValues)
    throw SpecError.of('sweep.count', count, `must be an integer from 1 to ${mostValues}`);
  const values = Array.from({ length: count }, (_, i) => (count === 1 ? from : sweepValueAt(sweep, i / (count - 1))));
  return integer ? [...new Set(values.map(Math.round))] : values;
}

/** The value at a part of the range from 0 to 1. */
export function sweepValueAt({ from, to, logarithmic = false }: Sweep, part: number): number {
  if (part === 0) return from;
  if (part === 1) return to; // which may be the limit of what is allowed
  return Number((logarithmic ? from * (to / from) ** part : from + (to - from) * part).toPrecision(14));
}
