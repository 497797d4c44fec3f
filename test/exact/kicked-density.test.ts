import { describe, expect, test } from 'vitest';
import { kickedField } from '../../src/exact/kicked-density.ts';
import { type KickedParticle, kickedFourthCumulant, kickedVariance } from '../../src/exact/kicked-particle.ts';

const particle: KickedParticle = { k: 1.3, gamma: 0.8, f0: 1.5, tauA: 0.7, kT: 0.9, nu: 0, b: 0 };

const cases: [string, Partial<KickedParticle>][] = [
  ['water alone', { f0: 0 }],
  ['kicks of middling memory', {}],
  ['kicks soon forgotten', { tauA: 0.01 }],
  ['kicks long remembered', { tauA: 50 }],
  ['strong kicks', { f0: 30 }],
  ['rare impulses', { f0: 0, nu: 0.05, b: 0.6 }],
  ['impulses beside kicks', { nu: 0.7, b: 0.6 }],
  ['a hail of small impulses', { nu: 300, b: 0.05 }],
  ['impulses in cold water', { f0: 0, kT: 0.01, nu: 3, b: 1 }],
];

/** ∫ f dx over all that there is, by the trapezium rule. */
function overAll(p: KickedParticle, f: (x: number) => number): number {
  const far = p.f0 / p.k + 12 * Math.sqrt(kickedVariance(p)) + (p.nu > 0 ? 20 * p.b : 0);
  const n = p.f0 > 10 || p.kT < 0.1 ? 6000 : 400;
  const h = (2 * far) / n;
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += f(-far + i * h) * h;
  return sum;
}

describe.each(cases)('density of a particle in %s', (_, given) => {
  const p = { ...particle, ...given };
  const { density, current } = kickedField(p);

  test('is normalized and has the variance and the fourth cumulant of its noises', () => {
    const seen = new Map<number, number>();
    const at = (x: number) => seen.get(x) ?? seen.set(x, density(x)).get(x)!;
    expect(overAll(p, at)).toBeCloseTo(1, 7);
    const second = overAll(p, (x) => x * x * at(x));
    const fourth = overAll(p, (x) => x ** 4 * at(x));
    expect(second / kickedVariance(p)).toBeCloseTo(1, 6);
    expect((fourth - 3 * second ** 2 - kickedFourthCumulant(p)) / second ** 2).toBeCloseTo(0, 5);
  });

  test('is the same on both sides, where the current is turned round', () => {
    for (const x of [0.1, 0.7, 2]) {
      expect(density(-x) / density(x)).toBeCloseTo(1, 9);
      expect(Math.abs(current(-x) + current(x))).toBeLessThan(1e-12);
    }
  });
});

test('without impulses nothing flows', () => {
  expect(kickedField(particle).current(0.8)).toBe(0);
});

test('what impulses carry one way, ν times the net probability that they throw across, motion carries back', () => {
  const p = { ...particle, nu: 0.7, b: 0.6 };
  const { density, current } = kickedField(p);
  for (const x of [0.3, 1.2]) {
    // the kink at y = x lies on a node
    let thrown = 0;
    const h = 0.05;
    for (let i = -200; i <= 200; i++)
      thrown += -Math.sign(i) * 0.5 * p.nu * density(x + i * h) * Math.exp(-Math.abs(i * h) / p.b) * h;
    expect(current(x) / -thrown).toBeCloseTo(1, 2.5);
  }
});

test('kicks alone, hardly blurred: (1 − (kx/f0)²)^{γ/2kτ_a − 1}', () => {
  const p = { ...particle, kT: 1e-9, tauA: 0.2 };
  const { density } = kickedField(p);
  const far = p.f0 / p.k;
  const plain = (x: number) => (1 - (x / far) ** 2) ** (p.gamma / (2 * p.k * p.tauA) - 1);
  for (const x of [0.2, 0.6, 0.9]) expect(density(x * far) / density(0) / plain(x * far)).toBeCloseTo(1, 6);
});
