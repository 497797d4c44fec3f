import type { NetworkModel } from '../model/jump.ts';
import { compileRates } from '../model/network-rates.ts';
import { drivingOf } from './driving.ts';
import { energiesOf } from './energies-of.ts';
import { valueAt } from './value-at.ts';
import { instants } from './value-ranges.ts';

/** Relative difference that rounding of rates and energies may cause. */
const rounding = 1e-9;

/**
 * kT at which a network's rates obey detailed balance with the energies of its states at every time of the run,
 * w₊/w₋ = e^{(E − E′)/kT}, as given or as the rates imply: then works between its equilibria give a free energy. NaN where there is no such temperature.
 */
export function networkTemperature(
  model: NetworkModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
): number {
  const driving = drivingOf(model, parameters, duration);
  const rates = compileRates(model, parameters);
  const energies = energiesOf(model, parameters, duration);
  // where neither way is open nothing happens that could break the balance
  const pairs = [0, ...instants].flatMap((s) => {
    const [w, E] = [rates(driving.values(s)), energies(s * duration)];
    return model.channels
      .map(({ reactants, change, reverse }, c) => ({
        open: w[c]! > 0 || (reverse !== null && w[reverse]! > 0),
        drop: E[reactants.indexOf(1)]! - E[change.indexOf(1)]!,
        entropy: reverse === null ? Number.NaN : Math.log(w[c]! / w[reverse]!),
      }))
      .filter(({ open }) => open);
  });
  const steepest = pairs.reduce((a, b) => (Math.abs(b.entropy) > Math.abs(a.entropy) ? b : a), {
    drop: Number.NaN,
    entropy: 0,
  });
  const kT = model.temperature ? valueAt(model.temperature, parameters) : steepest.drop / steepest.entropy;
  const size = Math.abs(steepest.entropy) + 1;
  const obeys = pairs.every(({ drop, entropy }) => Math.abs(drop / kT - entropy) <= rounding * size);
  return kT > 0 && obeys ? kT : Number.NaN;
}
