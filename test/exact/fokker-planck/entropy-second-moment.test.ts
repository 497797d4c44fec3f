import { describe, expect, test } from 'vitest';
import { entropySecondMoment } from '../../../src/exact/fokker-planck/entropy-second-moment.ts';
import { extrapolate } from '../../../src/exact/fokker-planck/extrapolate.ts';
import { gridGenerator } from '../../../src/exact/fokker-planck/grid-generator.ts';
import { integralFluctuation } from '../../../src/exact/markov/integral-fluctuation.ts';
import { solveNetwork } from '../../../src/exact/markov/solved-network.ts';
import { drivenRingModel } from '../../../src/exact/ring/driven-ring-model.ts';

describe('⟨e^{−2Δs}⟩', () => {
  test('is e^{2μf²t/kT} where nothing but the force acts, Δs = fΔx/kT being normal', () => {
    const [f, mu, kT] = [0.7, 1.3, 0.6];
    const model = drivenRingModel({ V0: 0, f, mu, kT });
    for (const t of [0.01, 0.5, 2]) {
      const off = (cells: number) => Math.log(entropySecondMoment(model, t, cells)) / ((2 * mu * f * f * t) / kT) - 1;
      expect(off(120)).toBeCloseTo(0, 5);
      // once extrapolated, errors are of order h⁴
      if (t > 0.01) expect(Math.log2(off(60) / off(120))).toBeCloseTo(4, 1);
    }
  });

  test('is 1 at equilibrium, however deep the well', () => {
    expect(entropySecondMoment(drivenRingModel({ V0: 5, f: 0, mu: 1, kT: 0.5 }), 3, 200)).toBeCloseTo(1, 9);
  });

  test('is that of the grid as a Markov network', () => {
    const model = drivenRingModel({ V0: 2, f: 1, mu: 1, kT: 0.8 });
    const network = (cells: number) => {
      const { hops } = gridGenerator(model, cells);
      const channels = [...hops.left].flatMap((from, hop) => {
        const to = hops.right[hop]!;
        return [
          { from, to, rate: hops.up[hop]!, reverse: 2 * hop + 1 },
          { from: to, to: from, rate: hops.down[hop]!, reverse: 2 * hop },
        ];
      });
      const names = Array.from({ length: cells }, (_, i) => `${i}`);
      return solveNetwork(channels, names, null);
    };
    for (const t of [0.1, 1]) {
      const [coarse, fine] = [20, 60].map((cells) => Math.log(integralFluctuation(network(cells), t, 2))) as [
        number,
        number,
      ];
      expect(entropySecondMoment(model, t, 60) / Math.exp(extrapolate(coarse, fine).value)).toBeCloseTo(1, 8);
    }
  });

  test('is known where stationary probabilities underflow: 1 in a well so deep that the force does nothing', () => {
    const value = entropySecondMoment(drivenRingModel({ V0: 100, f: 1, mu: 1, kT: 0.2 }), 0.02, 3200);
    expect(value).toBeGreaterThanOrEqual(1);
    expect(value).toBeLessThan(1 + 1e-6);
  });

  test('is infinite where no sample would do', () => {
    expect(entropySecondMoment(drivenRingModel({ V0: 100, f: 50, mu: 1, kT: 0.01 }), 1)).toBe(Infinity);
  });
});
