import { seedOf } from './spec.ts';

/** A seed for each part of a study, the first being the study's own, so that their errors are independent: steps of the golden ratio through 64 bits. */
export function seedOfPart(seed: number | string, k: number): number | string {
  const value = BigInt.asUintN(64, seedOf(seed) + 0x9e3779b97f4a7c15n * BigInt(k));
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
}
