import type { Law, Measurement } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

/** Observables of what goes from one state to another: there, back, and the difference, all per unit time. */
export interface Traffic {
  readonly there: string;
  readonly back: string;
  readonly net: string;
}

/** Least ratio of irreversibility to its finite-data bias: below, it is no Gaussian number. */
const clear = 100;

/**
 * What the plug-in (a − b)ln(a/b) of one pair of states gives for the measured mean fluxes a and b, and its bias to second order,
 * ½[f_aa Var(a) + f_bb Var(b) + 2f_ab Cov(a, b)] of the means; the covariance follows from the variance of the difference.
 */
function plugIn(m: Measurement, { there, back, net }: Traffic): { value: number; bias: number } {
  const [forth, home] = [m.moments(there), m.moments(back)];
  const [a, b, n] = [forth.mean, home.mean, forth.count];
  if (a === 0 && b === 0) return { value: 0, bias: 0 };
  const [varA, varB] = [variance(forth), variance(home)];
  const covariance = (varA + varB - variance(m.moments(net))) / 2;
  const curvature = (1 / a + b / (a * a)) * varA + (1 / b + a / (b * b)) * varB - 2 * (1 / a + 1 / b) * covariance;
  return { value: (a - b) * Math.log(a / b), bias: curvature / (2 * n) };
}

function total(m: Measurement, pairs: readonly Traffic[]) {
  const parts = pairs.map((pair) => plugIn(m, pair));
  return {
    value: parts.reduce((sum, p) => sum + p.value, 0),
    bias: parts.reduce((sum, p) => sum + p.bias, 0),
  };
}

/**
 * Irreversibility of the sequence of states as counted, Σ flux_ij ln(flux_ij/flux_ji), its positive finite-data bias subtracted: a
 * lower bound of the entropy production, and equal to it with one channel for each pair of states (É. Roldán, J. M. R. Parrondo, PRL
 * 105, 150607 (2010)).
 *
 * @param expected the entropy production for the bound; for the equality the same sum over exact fluxes
 */
export function irreversibility(
  id: string,
  kind: Law['kind'],
  pairs: readonly Traffic[],
  expected: (m: Measurement) => number,
): Law {
  const bounded = kind === 'bound';
  return {
    id,
    kind,
    ...(bounded && { side: 'at most' }),
    statement: `Σ flux_ij ln(flux_ij/flux_ji) ${bounded ? '≤ σ' : 'from counts of transitions'}`,
    unit: 'k_B per time',
    scale: () => 1,
    exactAtAnyTimeStep: true,
    measured: (m) => {
      const { value, bias } = total(m, pairs);
      return value - bias;
    },
    expected,
    untestable: (m) => {
      const { value, bias } = total(m, pairs);
      if (!Number.isFinite(value)) return 'some transition was seen one way only';
      return value < clear * bias ? 'the irreversibility is not clear of its finite-data bias' : null;
    },
  };
}
