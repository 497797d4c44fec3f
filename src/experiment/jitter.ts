import { SpecError } from '../errors.ts';
import { modelOf } from '../model/model-of.ts';
import type { System } from '../model/system.ts';
import { createPlan } from './create-plan.ts';
import { parseRequest } from './spec.ts';

/** Largest factor by which a parameter moves off its default. */
const reach = 1.5;

/**
 * Every parameter of a system moved off its default by a random factor between 1/1.5 and 1.5, within its range: laws are functions of
 * the parameters, so they must hold there too. Where that makes no possible system, all logarithms are halved until it does. The
 * factors depend on the system and the seed only.
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
  const moves = modelOf(system).parameters.map((p) => ({ p, power: 2 * uniform() - 1 }));
  for (let part = 1; ; part /= 2) {
    const parameters = Object.fromEntries(
      moves.map(({ p, power }) => {
        const value = p.default * reach ** (part * power);
        const rounded = p.integer ? Math.round(value) : Number(value.toPrecision(4));
        return [p.id, Math.min(p.maximum, Math.max(p.minimum, rounded))];
      }),
    );
    if (part < 1e-3 || isPossible(system, parameters)) return parameters;
  }
}

/** Whether there is such a system: some parameters bound each other, as a trap's coupling its stiffness. */
function isPossible(system: System, parameters: Record<string, number>): boolean {
  try {
    createPlan(parseRequest({ system: system.id, parameters }));
    return true;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return false;
  }
}
