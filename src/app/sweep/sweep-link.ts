import type { Failure } from '../engine/engine-api.ts';
import { refusal } from '../engine/failure.ts';
import { numberOf } from '../text/typed-number.ts';
import type { AskedSweep } from './asked-sweep.ts';

/** What a link says about a sweep, beside its request. */
export interface LinkedSweep {
  readonly asked: AskedSweep;
  readonly show: string | null;
}

/** A sweep as the end of a link: `sweep=f:0:2:21&each=20000&show=velocity`, with `:log` after values a factor apart. */
export function toSweepLink({ asked, show }: LinkedSweep): string {
  const { name, from, to, count, logarithmic, trajectories } = asked;
  const range = [name, from, to, count, ...(logarithmic ? ['log'] : [])]
    .map((part) => encodeURIComponent(part))
    .join(':');
  const each = trajectories === null ? '' : `&each=${trajectories}`;
  return `sweep=${range}${each}${show === null ? '' : `&show=${encodeURIComponent(show)}`}`;
}

/** A sweep as a link has it, and what in it cannot be read. */
interface ReadSweep extends LinkedSweep {
  readonly failure: Failure | null;
}

/**
 * The sweep that a link asks for; null where it asks for none. Numbers that are none are NaN, and the first of them is named as it
 * was written. Whether the others can be run is checked where they are.
 */
export function sweepOfLink(fragment: string): ReadSweep | null {
  const link = new URLSearchParams(fragment.replace(/^#/, ''));
  const text = link.get('sweep');
  if (text === null) return null;
  const [name = '', from = '', to = '', count = '', log, ...more] = text.split(':');
  const each = link.get('each');
  const asked = { name, from: numberOf(from), to: numberOf(to), count: numberOf(count), logarithmic: log === 'log' };
  const typed = { from, to, count, ...(each !== null && { each }) };
  const [field, wrong] = Object.entries(typed).find(([, part]) => Number.isNaN(numberOf(part))) ?? [];
  const formed = name && count && (log ?? 'log') === 'log' && more.length === 0;
  return {
    asked: { ...asked, trajectories: each === null ? null : numberOf(each) },
    show: link.get('show'),
    failure: !formed
      ? refusal('sweep', text, 'must be name:from:to:count or name:from:to:count:log')
      : field !== undefined
        ? refusal(`sweep.${field}`, wrong!, 'must be a number')
        : null,
  };
}
