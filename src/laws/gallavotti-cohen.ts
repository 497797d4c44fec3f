import type { Counter } from '../exact/markov/counter.ts';
import { cumulantGenerating } from '../exact/markov/cumulant-generating.ts';
import { countAffinity, type SolvedNetwork } from '../exact/markov/solved-network.ts';
import type { Law, Measurement } from '../model/system.ts';
import { tooWide } from './fluctuation-theorem.ts';

/**
 * The generating function at the centre of the Gallavotti–Cohen symmetry ψ(z) = ψ(−A − z), z = −A/2, where it is least and averages
 * are well behaved: ln⟨e^{−AN/2}⟩/t against the tilted generator's exact value at the same finite time (J. L. Lebowitz, H. Spohn, J.
 * Stat. Phys. 95, 333 (1999)).
 *
 * @param observable e^{−AN/2}, N counted over the time t @param width its exact ⟨x²⟩/⟨x⟩²
 */
export function gallavottiCohen(
  id: string,
  observable: string,
  width: number,
  time: (m: Measurement) => number,
  counter: Counter,
  solved: (m: Measurement) => SolvedNetwork,
): Law {
  return {
    id,
    kind: 'equality',
    statement: 'ln⟨e^{−AN/2}⟩/t at the centre of ψ(z) = ψ(−A − z), from the tilted generator',
    unit: 'per time',
    scale: () => 1,
    exactAtAnyTimeStep: true,
    exponentialAverage: { observable, side: 'forward' },
    untestable: tooWide(observable, width),
    measured: (m) => Math.log(m.moments(observable).mean) / time(m),
    expected: (m) => {
      const network = solved(m);
      const { channels, names, start } = network;
      const z = -countAffinity(network, counter) / 2;
      return cumulantGenerating(channels, names.length, counter, z, start, time(m)) / time(m);
    },
  };
}
