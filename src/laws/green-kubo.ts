import type { Law, Measurement } from '../model/system.ts';

/** Names of the observables of two counts a and b over the run, in equilibrium: each, and their product. */
export interface CountPair {
  readonly a: string;
  readonly b: string;
  readonly product: string;
}

/**
 * Green and Kubo's formula in the form of Einstein and Helfand, L_ab = lim Cov(N_a, N_b)/(2t) for counts in equilibrium (E. Helfand,
 * Phys. Rev. 119, 1 (1960)): the response of a current to a small force, read from fluctuations where there is no force.
 */
export function greenKubo(
  id: string,
  statement: string,
  { a, b, product }: CountPair,
  law: Pick<Law, 'unit' | 'expected' | 'scale'>,
): Law {
  const mean = (m: Measurement, name: string) => m.moments(name).mean;
  return {
    ...law,
    id,
    kind: 'equality',
    statement,
    measured: (m) => (mean(m, product) - mean(m, a) * mean(m, b)) / (2 * m.duration),
    exactAtAnyTimeStep: true,
  };
}
