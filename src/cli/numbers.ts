import { SpecError } from '../errors.ts';
import { isSeed } from '../experiment/spec.ts';
import { typedNumber } from '../typed.ts';

/** A number as users type or paste it (`1e6`, `0.05`, `−1`). @throws SpecError */
export function parseNumber(text: string, field: string): number {
  const value = typedNumber(text);
  if (!Number.isFinite(value)) throw SpecError.of(field, text, 'must be a number');
  return value;
}

/** A whole number from `least` to `most`. @throws SpecError */
export function parseInteger(text: string, field: string, least: number, most = Number.POSITIVE_INFINITY): number {
  const value = parseNumber(text, field);
  const range = most < Number.POSITIVE_INFINITY ? `from ${least} to ${most}` : `≥ ${least}`;
  if (!Number.isInteger(value) || value < least || value > most)
    throw SpecError.of(field, text, `must be an integer ${range}`);
  return value;
}

/** Worker threads; more than a machine has cores are no help, and far more take it down. @throws SpecError */
export function parseWorkers(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseInteger(text, 'workers', 1, 256);
}

/** Which part of how many, `2/5`. @throws SpecError */
export function parseShard(text: string): { index: number; count: number } {
  const [, index, count] = /^(\d{1,9})\/(\d{1,9})$/.exec(text.trim()) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === undefined || shard.index < 1 || shard.index > shard.count)
    throw SpecError.of('--shard', text, 'must be I/N with whole numbers 1 ≤ I ≤ N, as 2/5');
  return shard;
}

/** `name=value` pairs. @throws SpecError */
export function parseAssignments(texts: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
      if (name === undefined) throw SpecError.of('--set', text, 'must be name=value');
      return [name.trim(), parseNumber(value!, `parameters.${name.trim()}`)];
    }),
  );
}

/** A seed: an integer to 2^53 − 1, or a decimal string to 2^64 − 1. @throws SpecError */
export function parseSeed(text: string): number | string {
  const value = typedNumber(text);
  const seed = Number.isSafeInteger(value) ? value : text;
  if (isSeed(seed)) return seed;
  throw SpecError.of('seed', text, 'must be an integer from 0 to 2^64 − 1');
}
