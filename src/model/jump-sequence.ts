import { SpecError } from '../errors.ts';
import { directedChannel } from './channels.ts';
import type { Channel, JumpSequence } from './jump.ts';

/** Most jumps in a sequence: a trajectory remembers all but the last. */
const longest = 6;

/**
 * Reads a sequence: states visited one after another, `"A B C"`, whichever channels lead there, or named channels with their
 * directions, `"pump => leak <="`. @throws SpecError
 */
export function parseSequence(
  id: string,
  text: string,
  states: readonly string[],
  channels: readonly Channel[],
  field: string,
): JumpSequence {
  const steps = /[=<]/.test(text) ? byName(text, channels, field) : byState(text, states, channels, field);
  if (steps.length < 2 || steps.length > longest)
    throw SpecError.of(field, text, `must be 2 to ${longest} jumps, such as "A B C" or "pump => leak <="`);
  const end = (c: number) => channels[c]!.change.indexOf(1);
  const begin = (c: number) => channels[c]!.reactants.indexOf(1);
  steps.forEach((step, k) => {
    if (k > 0 && !step.some((c) => steps[k - 1]!.some((b) => end(b) === begin(c))))
      throw SpecError.of(field, text, `jump ${k + 1} does not start where jump ${k} ends`);
  });
  return { id, steps };
}

function byName(text: string, channels: readonly Channel[], field: string): number[][] {
  const words = text.match(/[A-Za-z][\w-]*\s*(?:=>|<=)/g) ?? [];
  if (words.join('').replace(/\s/g, '') !== text.replace(/\s/g, ''))
    throw SpecError.of(field, text, 'must name transitions with their directions, such as "pump => leak <="');
  return words.map((word) => {
    const channel = directedChannel(word, channels, field);
    if (channel === null) throw SpecError.of(field, word, 'names no transition');
    return [channel];
  });
}

function byState(text: string, states: readonly string[], channels: readonly Channel[], field: string): number[][] {
  const visited = text
    .trim()
    .split(/\s+/)
    .map((name) => {
      const state = states.indexOf(name);
      if (state < 0) throw SpecError.of(field, name, 'is not a state');
      return state;
    });
  return visited.slice(1).map((to, k) => {
    const from = visited[k]!;
    const joining = channels.flatMap((c, i) => (c.reactants[from]! > 0 && c.change[to] === 1 ? [i] : []));
    if (joining.length === 0)
      throw SpecError.of(field, text, `no transition leads from ${states[from]} to ${states[to]}`);
    return joining;
  });
}
