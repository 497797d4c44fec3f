import { compileFormula } from '../formula/evaluate.ts';
import type { Channel, ReactionsModel } from '../model/jump.ts';

/** Sets of values at which a propensity is looked at for each missing individual. */
const trials = 12;

/**
 * Whether a propensity can be other than 0 where there are fewer individuals than the reaction takes, as a constant rate in brackets
 * can; mass action and its like vanish there. Found out by trying whole populations and parameters of all sizes.
 */
export function needsTooMany(
  { propensity, reactants }: Channel,
  { species, parameters, controls }: ReactionsModel,
): boolean {
  const others = [...parameters.map((p) => p.id), ...controls.map((c) => c.name)];
  const value = compileFormula(propensity, [...species.map((s) => s.name), ...others]);
  return reactants.some((needed, s) =>
    Array.from({ length: needed * trials }, (_, i) => {
      const spread = (k: number) => ((i + 1) * (k + 1) * 0.6180339887) % 1;
      const populations = species.map((__, k) => (k === s ? i % needed : Math.floor(30 * spread(k)) + needed));
      return value(...populations, ...others.map((__, k) => 0.1 + 3 * spread(k + species.length)));
    }).some((a) => a > 0 || a < 0),
  );
}
