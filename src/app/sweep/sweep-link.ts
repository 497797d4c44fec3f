import { numberOf } from '../link.ts';
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

/** The sweep that a link asks for; null where it asks for none. Its numbers are checked where it is run. */
export function sweepOfLink(fragment: string): LinkedSweep | null {
  const link = new URLSearchParams(fragment.replace(/^#/, ''));
  const [name, from, to, count, log] = link.get('sweep')?.split(':') ?? [];
  if (!name) return null;
  const each = link.get('each');
  const asked = { name, from: numberOf(from), to: numberOf(to), count: numberOf(count), logarithmic: log === 'log' };
  return { asked: { ...asked, trajectories: each === null ? null : numberOf(each) }, show: link.get('show') };
}
