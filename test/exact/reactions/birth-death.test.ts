import { describe, expect, test } from 'vitest';
import { birthDeathLaw } from '../../../src/exact/reactions/birth-death.ts';
import { binomialPmf, logFactorial, multinomialPmf, poissonPmf } from '../../../src/exact/reactions/count-laws.ts';
import { expectClose } from '../expect-close.ts';

describe('laws of counts', () => {
  test('factorials', () => {
    let product = 1;
    for (let n = 1; n <= 20; n++) {
      product *= n;
      expect(logFactorial(n)).toBeCloseTo(Math.log(product), 12);
    }
    expect(logFactorial(0)).toBe(0);
  });

  test('Poisson: the recursion, mean and variance, and the sum 1', () => {
    const m = 12.5;
    const p = Array.from({ length: 120 }, (_, n) => poissonPmf(n, m));
    expectClose(
      p.slice(1).map((q, n) => (q * (n + 1)) / p[n]!),
      new Array(119).fill(m),
      1e-11,
    );
    expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
    expect(poissonPmf(0, 0)).toBe(1);
    expect(poissonPmf(-1, 3)).toBe(0);
    expect(poissonPmf(1.5, 3)).toBe(0);
  });

  test('binomial and multinomial: against enumeration of trials', () => {
    const q = [0.2, 0.5, 0.3];
    const found = new Map<string, number>();
    for (let code = 0; code < 3 ** 5; code++) {
      const counts = [0, 0, 0];
      let chance = 1;
      for (let k = 0, rest = code; k < 5; k++, rest = Math.floor(rest / 3)) {
        counts[rest % 3]!++;
        chance *= q[rest % 3]!;
      }
      found.set(counts.join(), (found.get(counts.join()) ?? 0) + chance);
    }
    for (const [key, chance] of found) expect(multinomialPmf(key.split(',').map(Number), q)).toBeCloseTo(chance, 14);
    expect(binomialPmf(2, 4, 0.5)).toBeCloseTo(6 / 16, 14);
    expect(binomialPmf(5, 4, 0.5)).toBe(0);
    expect(binomialPmf(4, 4, 1)).toBe(1);
  });
});

describe('the stationary law of a one-step process', () => {
  test('of arrivals and single deaths is Poisson', () => {
    for (const m of [0.01, 7, 300, 5000]) {
      const { p, mean, variance, lostMass } = birthDeathLaw({ birth: () => m, death: (n) => n });
      expectClose(
        p,
        Array.from(p, (_, n) => poissonPmf(n, m)),
        1e-12,
      );
      expect(Math.abs(mean / m - 1)).toBeLessThan(1e-11);
      expect(Math.abs(variance / m - 1)).toBeLessThan(1e-10);
      expect(lostMass).toBeLessThan(1e-16);
    }
  });

  test('of N molecules that switch is binomial, with nothing lost', () => {
    const [N, up, down] = [25, 2, 3];
    const { p, lostMass } = birthDeathLaw({ birth: (n) => up * (N - n), death: (n) => down * n });
    expect(p.length).toBe(N + 1);
    expectClose(
      p,
      Array.from(p, (_, n) => binomialPmf(n, N, up / (up + down))),
      1e-14,
    );
    expect(lostMass).toBe(0);
  });

  test('cut off early reports the loss: exact for the geometric law, a bound for Poisson', () => {
    const geometric = birthDeathLaw({ birth: () => 1, death: (n) => (n ? 2 : 0) }, 9);
    // Σ_{n>9} 2^{−n−1} relative to the rest: 2^{−10}/(1 − 2^{−10}).
    expect(geometric.lostMass).toBeCloseTo(1 / 1023, 14);
    const poisson = birthDeathLaw({ birth: () => 5, death: (n) => n }, 12);
    let kept = 0;
    for (let n = 0; n <= 12; n++) kept += poissonPmf(n, 5);
    expect(poisson.lostMass).toBeGreaterThan((1 - kept) / kept);
    expect(poisson.lostMass).toBeLessThan((2 * (1 - kept)) / kept);
  });

  test('of the Schlögl model has its second peak and P(low) = 0.819', () => {
    const [a, b, c, V] = [3.5, 0.5, 2.9, 30];
    const { p } = birthDeathLaw({
      birth: (n) => (a * n * (n - 1)) / V + b * V,
      death: (n) => (n * (n - 1) * (n - 2)) / V ** 2 + c * n,
    });
    const peaks = [...p].flatMap((q, n) => (q > (p[n - 1] ?? 0) && q > (p[n + 1] ?? 0) ? [n] : []));
    expect(peaks).toEqual([5, 67]);
    const dip = p.indexOf(Math.min(...p.slice(5, 67)));
    const low = p.slice(0, dip).reduce((s, q) => s + q, 0);
    expect(low).toBeCloseTo(0.819, 3);
  });

  test('is not cut off in the gap before a second, higher peak', () => {
    const birth = (n: number) => (n < 10 || (n >= 60 && n < 140) ? 10 : 1);
    const { p } = birthDeathLaw({ birth, death: () => 3 });
    expect(p[60]! / p[10]!).toBeLessThan(1e-20);
    expect(p.indexOf(Math.max(...p))).toBe(140);
  });

  test('is that of the states above a one-way step up, also where a rate below is no double any more', () => {
    const above = birthDeathLaw({ birth: () => 2, death: (n) => n - 5, min: 5 });
    const { min, p, mean } = birthDeathLaw({
      birth: () => 2,
      death: (n) => (n === 3 || n === 4 ? 7 : Math.max(0, n - 5)),
    });
    expect(min).toBe(5);
    expectClose(p, above.p, 1e-14);
    expect(mean).toBeCloseTo(7, 10);
    const stiff = birthDeathLaw({ birth: () => 1, death: (n) => Math.exp(5 * (n - 300)) });
    expect(stiff.min).toBeGreaterThan(0);
    // p(300 + i) ∝ e^{−5i(i + 1)/2}, the same for i and −1 − i
    expect(stiff.mean).toBeCloseTo(299.5, 12);
  });

  test.each([
    [{ birth: () => 2, death: (n: number) => Math.min(n, 1) }, 'no normalisable stationary law'],
    [{ birth: () => 2, death: () => 0 }, 'no normalisable stationary law'],
    [{ birth: () => -1, death: () => 1 }, 'birth(0): -1 (must be finite and ≥ 0)'],
  ])('is refused where there is none (%#)', (process, message) => {
    expect(() => birthDeathLaw(process)).toThrow(message);
  });
});
