import { describe, expect, test } from 'vitest';
import { freeEnergyBias } from '../../src/estimate/free-energy-bias.ts';
import { normals } from '../random-normal.ts';

const count = 8192;

/** Gaussian works of mean m and variance 2m, so that ΔF = 0, each way. */
function works(seed: number, mean = 1): Float64Array {
  const normal = normals(seed);
  return Float64Array.from({ length: count }, () => mean + Math.sqrt(2 * mean) * normal());
}

describe('the same trajectories at dt and at 2dt', () => {
  test('however far works shift, it is found', () => {
    const fine = { forward: works(1, 0.1), reverse: works(2, 0.1) };
    for (const shift of [0.3, 0.8, -3]) {
      const coarse = { forward: fine.forward.map((w) => w + shift), reverse: fine.reverse.map((w) => w - shift) };
      const { value, standardError } = freeEnergyBias({ fine, coarse }).get('bar')!;
      expect(value).toBeCloseTo(-shift, 6);
      expect(standardError).toBeLessThan(1e-3);
    }
  });

  test('works that all shift by δ shift every free energy by δ, without error; the slope of Crooks’ line stays', () => {
    const fine = { forward: works(1), reverse: works(2) };
    const shift = 0.125;
    const coarse = { forward: fine.forward.map((w) => w + shift), reverse: fine.reverse.map((w) => w - shift) };
    const bias = freeEnergyBias({ fine, coarse });
    for (const id of ['jarzynski-forward', 'jarzynski-reverse', 'cumulant-2', 'crooks-gaussian', 'bar']) {
      expect(bias.get(id)!.value, id).toBeCloseTo(-shift, 4);
      expect(bias.get(id)!.standardError, id).toBeLessThan(1e-3);
    }
    for (const id of ['crooks-line', 'crooks-slope']) {
      const { value, standardError } = bias.get(id)!;
      expect(Math.abs(value - (id === 'crooks-line' ? -shift : 0)) / standardError, id).toBeLessThan(4.5);
    }
  });

  test('of independent works the difference has both errors', () => {
    const repeats = Array.from(
      { length: 40 },
      (_, i) =>
        freeEnergyBias({
          fine: { forward: works(10 * i), reverse: works(10 * i + 1) },
          coarse: { forward: works(10 * i + 2), reverse: works(10 * i + 3) },
        }).get('bar')!,
    );
    const spread = Math.sqrt(repeats.reduce((s, { value }) => s + value ** 2, 0) / repeats.length);
    const error = Math.sqrt(repeats.reduce((s, { standardError: e }) => s + e ** 2, 0) / repeats.length);
    // A standard deviation from 40 values is known to 1/√80.
    expect(Math.abs(spread / error - 1)).toBeLessThan(4.5 / Math.sqrt(80));
  });

  test('without reverse works only forward estimates have one', () => {
    const fine = { forward: works(1), reverse: null };
    const bias = freeEnergyBias({ fine, coarse: fine });
    expect(bias.get('jarzynski-forward')!.value).toBe(0);
    expect(bias.get('bar')!.value).toBeNaN();
  });
});
