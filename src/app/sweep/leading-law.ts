import { sweepExpected } from '../../experiment/sweep-expected.ts';
import type { SweptRequest } from '../../experiment/sweep-requests.ts';
import type { Law } from '../../model/system.ts';

/** Relative difference of what is the same but for rounding. */
const rounding = 1e-6;

/** The first equality whose expected value changes over the sweep, or that only a run can tell; else the first law. */
export function leadingLaw(laws: readonly Law[], values: readonly SweptRequest[]): string | null {
  const probes = [0, Math.floor(values.length / 3), values.length - 1].map((k) => values[k]!.request);
  const changing = laws.find(({ kind, id }) => {
    if (kind !== 'equality') return false;
    const known = probes.map((request) => sweepExpected(request, id));
    if (known.every((x) => x === null)) return true;
    const numbers = known.filter((x) => x !== null);
    const spread = Math.max(...numbers) - Math.min(...numbers);
    return spread > rounding * Math.max(...numbers.map(Math.abs));
  });
  return (changing ?? laws[0])?.id ?? null;
}
