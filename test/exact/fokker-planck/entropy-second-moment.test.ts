import { describe, expect, test } from 'vitest';
import { entropySecondMoment } from '../../../src/exact/fokker-planck/entropy-second-moment.ts';
import { gridGenerator } from '../../../src/exact/fokker-planck/grid-generator.ts';
import { integralFluctuation } from '../../../src/exact/markov/integral-fluctuation.ts';
import { solveNetwork } from '../../../src/exact/markov/solved-network.ts';
import { drivenRingModel } from '../../../src/exact/ring/driven-ring-model.ts';

describe('⟨e^{−2Δs}⟩', () => {
  test('is e^{2μf²t/kT} where nothing but the force acts, Δs = fΔx/kT being normal', () => {
    const [f, mu, kT] = [0.7, 1.3, 0.6];
    const model = drivenRingModel({ V0: 0, f, mu, kT });
    for (const t of [0.01, 0.5, 2]) {
      const [coarse, fine] = [entropySecondMoment(model, t, 100), entropySecondMoment(model, t, 200)];
      // errors of order h²
      expect((4 * fine - coarse) / 3 / Math.exp((2 * mu * f * f * t) / kT)).toBeCloseTo(1, 5);
    }
  });

  test('is 1 at equilibrium, however deep the well', () => {
    expect(entropySecondMoment(drivenRingModel({ V0: 5, f: 0, mu: 1, kT: 0.5 }), 3, 200)).toBeCloseTo(1, 9);
  });

  test('is that of the grid as a Markov network', () => {
    const model = drivenRingModel({ V0: 2, f: 1, mu: 1, kT: 0.8 });
    const { hops } = gridGenerator(model, 24);
    const channels = [...hops.left].flatMap((from, hop) => {
      const to = hops.right[hop]!;
      return [
        { from, to, rate: hops.up[hop]!, reverse: 2 * hop + 1 },
        { from: to, to: from, rate: hops.down[hop]!, reverse: 2 * hop },
      ];
    });
    const network = solveNetwork(
      channels,
      Array.from({ length: 24 }, (_, i) => `${i}`),
      null,
    );
    for (const t of [0.1, 1]) {
      const expected = integralFluctuation(network, t, 2);
      expect(entropySecondMoment(model, t, 24) / expected).toBeCloseTo(1, 9);
    }
  });

  test('is infinite where no sample would do', () => {
    expect(entropySecondMoment(drivenRingModel({ V0: 100, f: 50, mu: 1, kT: 0.01 }), 1)).toBe(Infinity);
  });
});
