import type { Measurement } from '../model/system.ts';

/** Remembers what is costly by the parameters of a run, of which each plan has its own: laws are measured once for each group of trajectories. */
export function byParameters<T>(find: (m: Measurement) => T): (m: Measurement) => T {
  const known = new WeakMap<Measurement['parameters'], { readonly value: T }>();
  return (m) => {
    const found = known.get(m.parameters) ?? { value: find(m) };
    known.set(m.parameters, found);
    return found.value;
  };
}
