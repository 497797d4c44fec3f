import type { RunSpec } from '../experiment/spec.ts';

/** The seed behind this one, 1 behind one that is none. Seeds beyond 2^53 are decimal strings. */
export function nextSeed(seed: RunSpec['seed'] = 1): number | string {
  if (!/^\d+$/.test(String(seed))) return 1;
  const next = (BigInt(seed) + 1n) % 2n ** 64n;
  return next <= Number.MAX_SAFE_INTEGER ? Number(next) : String(next);
}
