import { SpecError } from '../errors.ts';
import type { Channel, Current } from './jump.ts';

/** A channel whose reverse may stand next to it: `partner` is +1 or −1 for the two directions of a reversible arrow. */
type Unpaired = Omit<Channel, 'reverse'> & { readonly partner: number | undefined };

const key = (change: readonly number[]) => change.join(',');

/**
 * Finds the reverse of every channel not paired already: the one channel with the opposite change. Where several could be meant it
 * stays unpaired and the reason is given.
 */
export function pairChannels(channels: readonly Unpaired[]): { channels: Channel[]; irreversible: string | null } {
  const open = channels.map((c, i) => ({ ...c, i })).filter((c) => c.partner === undefined);
  const candidates = (change: readonly number[]) => open.filter((c) => key(c.change) === key(change));
  let irreversible: string | null = null;
  const paired = channels.map(({ partner, ...channel }, i): Channel => {
    if (partner !== undefined) return { ...channel, reverse: i + partner };
    const same = candidates(channel.change);
    const opposite = candidates(channel.change.map((n) => -n));
    if (same.length === 1 && opposite.length === 1) return { ...channel, reverse: opposite[0]!.i };
    irreversible ??=
      opposite.length === 0
        ? `${channel.label} has no reverse`
        : `${channel.label} has several possible reverses: write pairs as A <-> B : rate, reverse rate`;
    return { ...channel, reverse: null };
  });
  return { channels: paired, irreversible };
}

/** A named channel's jumps in one direction alone: `name =>` as it is written, `name <=` back. */
const directed = /^([A-Za-z][\w-]*)\s*(=>|<=)$/;

/** The channel that `name =>` or `name <=` means; null where it is none of these. @throws SpecError */
export function directedChannel(text: string, channels: readonly Channel[], field: string): number | null {
  const [, name, direction] = directed.exec(text.trim()) ?? [];
  const forth = name ? channels.findIndex((c) => c.label === name) : -1;
  if (forth < 0) return null;
  const chosen = direction === '=>' ? forth : channels[forth]!.reverse;
  if (chosen === null) throw SpecError.of(field, text, 'has no way back');
  return chosen;
}

/** Weights of a named current over channels: each entry names a channel, or a left and right side. @throws SpecError */
export function parseCurrent(
  id: string,
  entries: readonly string[],
  channels: readonly Channel[],
  changeOf: (left: string, right: string) => readonly number[] | null,
  field: string,
): Current {
  const weights = channels.map(() => 0);
  for (const entry of entries) {
    const one = directedChannel(entry, channels, field);
    if (one !== null) {
      weights[one]! += 1;
      continue;
    }
    const sides = /^(.*?)[-=]>(.*)$/.exec(entry);
    // sides that several channels share, or that have no one reverse, mean every channel of that change
    const [first, second] = channels.flatMap((c, i) => (c.label === entry ? [i] : []));
    const isName = first !== undefined && second === undefined && (!sides || channels[first]!.reverse !== null);
    const named = isName ? first : -1;
    const oneWay = entry.includes('=>');
    const change = named < 0 && sides ? changeOf(sides[1]!.trim(), sides[2]!.trim()) : null;
    if (named >= 0) {
      weights[named]! += 1;
      const { reverse } = channels[named]!;
      if (reverse !== null) weights[reverse]! -= 1;
    } else if (change) {
      const opposite = key(change.map((n) => -n));
      channels.forEach((c, i) => {
        if (key(c.change) === key(change)) weights[i]! += 1;
        else if (!oneWay && key(c.change) === opposite) weights[i]! -= 1;
      });
    }
    if (weights.every((w) => w === 0)) throw SpecError.of(field, entry, 'names no transition or reaction');
  }
  return { id, weights };
}
