import type { Counter } from '../exact/markov/counter.ts';
import type { SolvedNetwork } from '../exact/markov/solved-network.ts';
import { turProduct } from '../exact/markov/tur-product.ts';
import type { Law, Measurement } from '../model/system.ts';
import { standardErrorOfMean, variance } from '../tally/moments.ts';

/** Standard errors that a mean current must be away from 0 before its square may stand in a denominator. */
const clear = 10;

const common = { unit: '', scale: () => 1, exactAtAnyTimeStep: true } as const;

const product = (current: string) => (m: Measurement) => {
  const moments = m.moments(current);
  return (variance(moments) * m.duration * m.moments('entropy-production').mean) / moments.mean ** 2;
};

/** Why a law that divides by the mean of a current cannot be tested; null where it can. */
export const lostInNoise = (current: string) => (m: Measurement) => {
  const moments = m.moments(current);
  return Math.abs(moments.mean) < clear * standardErrorOfMean(moments)
    ? 'the mean current is not clear of its noise'
    : null;
};

/** The thermodynamic uncertainty relation of a current in the stationary state (A. C. Barato, U. Seifert, PRL 114, 158101 (2015)). */
export function uncertaintyBound(id: string, current: string): Law {
  return {
    ...common,
    id,
    kind: 'bound',
    side: 'at least',
    statement: `Var(J)⟨σ⟩t/⟨J⟩² ≥ 2, J = ${current}`,
    measured: product(current),
    expected: () => 2,
    untestable: lostInNoise(current),
  };
}

/** The same product against its exact value at the time of the run. */
export function uncertaintyProduct(
  id: string,
  current: string,
  solved: (m: Measurement) => SolvedNetwork,
  counter: Counter,
): Law {
  return {
    ...common,
    id,
    kind: 'equality',
    statement: `Var(J)⟨σ⟩t/⟨J⟩² from the tilted generator, J = ${current}`,
    measured: product(current),
    expected: (m) => {
      const { channels, names } = solved(m);
      return turProduct(channels, names.length, counter, m.duration).value;
    },
    untestable: lostInNoise(current),
  };
}
