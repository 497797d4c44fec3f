import { parseModel } from '../model/parse-model.ts';
import type { System } from '../model/system.ts';

/** Largest factor by which a parameter moves off its default. */
const reach = 1.5;

/**
 * Every parameter of a system moved off its default by a random factor between 1/1.5 and 1.5, within its range: laws are functions of
 * the parameters, so they must hold there too. The factors depend on seed and position only.
 */
export function jitteredParameters(system: System, seed: number): Record<string, number> {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n;
  const uniform = () => {
    // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014)
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return Number(z >> 11n) * 2 ** -53;
  };
  return Object.fromEntries(
    parseModel(system.model).parameters.map((p) => {
      const value = p.default * reach ** (2 * uniform() - 1);
      return [p.id, Math.min(p.maximum, Math.max(p.minimum, Number(value.toPrecision(4))))];
    }),
  );
}
