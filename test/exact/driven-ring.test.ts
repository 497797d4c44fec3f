import { describe, expect, test } from 'vitest';
import { haradaSasaSpectrum } from '../../src/exact/fokker-planck/harada-sasa-spectrum.ts';
import { stationaryDensity } from '../../src/exact/fokker-planck/stationary-density.ts';
import { type DrivenRingParameters, drivenRing } from '../../src/exact/ring/driven-ring.ts';
import { drivenRingModel } from '../../src/exact/ring/driven-ring-model.ts';
import { haradaSasaRule } from '../../src/exact/ring/harada-sasa-rule.ts';
import { ringRelaxation } from '../../src/exact/ring/ring-relaxation.ts';
import { expectClose } from './expect-close.ts';

const standard: DrivenRingParameters[] = [
  { V0: 1, f: 0.5, mu: 1, kT: 0.5 },
  { V0: 1, f: 0.9, mu: 1, kT: 0.1 },
  { V0: 1, f: 1.5, mu: 1, kT: 0.1 },
];

/** I₀(κ)e^{−κ} by its integral, on a periodic grid. */
function scaledBessel(kappa: number): number {
  const n = 400;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.exp(kappa * (Math.cos((2 * Math.PI * i) / n) - 1));
  return sum / n;
}

/** Mean of a 2π-periodic function. */
function mean(f: (x: number) => number, n = 3000): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += f((2 * Math.PI * (i + 0.3)) / n);
  return sum / n;
}

describe('the driven ring', () => {
  // Calculated by direct summation, apart from this program, to four digits.
  test.each([
    [standard[0]!, 0.175593, 0.423589],
    [standard[1]!, 0.21011, 0.36744],
    [standard[2]!, 1.12444, 0.20976],
  ])('%o has its known velocity and diffusion', (parameters, velocity, diffusion) => {
    const ring = drivenRing(parameters);
    expect(Math.abs(ring.velocity / velocity - 1)).toBeLessThan(5e-5);
    expect(Math.abs(ring.diffusion / diffusion - 1)).toBeLessThan(5e-5);
    expect(ring.loopRate).toBeCloseTo(ring.velocity / (2 * Math.PI), 15);
    expect(ring.entropyProduction).toBeCloseTo((parameters.f * ring.velocity) / parameters.kT, 13);
  });

  test.each([...standard, { V0: -3, f: -2, mu: 0.5, kT: 0.7 }])(
    '%o has the density of the Fokker–Planck equation',
    (p) => {
      const { velocity, density } = drivenRing(p);
      const fokkerPlanck = stationaryDensity(drivenRingModel(p), 800);
      expect(velocity / fokkerPlanck.velocity.value).toBeCloseTo(1, 8);
      expectClose(fokkerPlanck.density[0]!, [...fokkerPlanck.x].map(density), 1e-9);
    },
  );

  test.each([
    ...standard,
    { V0: 50, f: 0.3, mu: 1, kT: 1 },
    { V0: 50, f: 80, mu: 1, kT: 1 },
    { V0: 1, f: 300, mu: 1, kT: 1 },
    { V0: 7, f: -5, mu: 2, kT: 0.3 },
  ])('%o has a constant current J = μ[(f − V′)p − kT p′] and the norm 1', (p) => {
    const { density, loopRate } = drivenRing(p);
    expect(2 * Math.PI * mean(density)).toBeCloseTo(1, 12);
    // J∫e^{(V−fx)/kT} over a short stretch is the drop of p e^{(V−fx)/kT} across it.
    for (const x of [0.1, 1.5, 3, 4.4, 6.28]) {
      const h = 0.02;
      const phi = (y: number) => (p.V0 * (Math.cos(y) - Math.cos(x)) - p.f * (y - x)) / p.kT;
      const n = 4000;
      let sum = 0;
      for (let i = 0; i <= n; i++) sum += (i % n === 0 ? 1 : i % 2 ? 4 : 2) * Math.exp(phi(x + (h * i) / n));
      const drop = p.mu * p.kT * (density(x) - density(x + h) * Math.exp(phi(x + h)));
      const scale = p.mu * p.kT * (density(x) + density(x + h) * Math.exp(phi(x + h)));
      expect(Math.abs(loopRate * ((sum * h) / (3 * n)) - drop)).toBeLessThan(1e-12 * scale);
    }
  });

  test('the density joins without a step, beyond one turn too', () => {
    const { density } = drivenRing(standard[1]!);
    for (const x of [0, 0.7, 3, 6.1]) {
      expect(density(x + 2 * Math.PI) / density(x)).toBeCloseTo(1, 12);
      expect(density(x - 4 * Math.PI) / density(x)).toBeCloseTo(1, 12);
      expect(density(x + 1e-13) / density(x)).toBeCloseTo(1, 11);
    }
  });

  test.each([0.1, 1, 10, 50])('at f = 0, V0/kT = %f: Boltzmann, no current, Lifson–Jackson, Einstein', (kappa) => {
    const [mu, kT] = [2, 0.3];
    const ring = drivenRing({ V0: kappa * kT, f: 0, mu, kT });
    const bessel = scaledBessel(kappa);
    expect(ring.velocity).toBe(0);
    expect(ring.entropyProduction).toBe(0);
    const expected = (mu * kT * Math.exp(-2 * kappa)) / bessel ** 2;
    expect(ring.diffusion / expected).toBeCloseTo(1, 12);
    expect((ring.mobility * kT) / expected).toBeCloseTo(1, 12);
    expect(Math.abs(ring.einsteinViolation)).toBeLessThan(1e-12 * expected);
    for (const x of [0, 1, 3, 5]) {
      expect((ring.density(x) * 2 * Math.PI * bessel) / Math.exp(-kappa * (Math.cos(x) + 1))).toBeCloseTo(1, 12);
    }
  });

  test.each([...standard, { V0: 50, f: 1, mu: 1, kT: 1 }])('%o: ∂v/∂f is the slope of v', (p) => {
    const h = 1e-3 * p.kT;
    const v = (f: number) => drivenRing({ ...p, f }).velocity;
    // Central differences of fourth order.
    const slope = (8 * (v(p.f + h) - v(p.f - h)) - (v(p.f + 2 * h) - v(p.f - 2 * h))) / (12 * h);
    expect(drivenRing(p).mobility / slope).toBeCloseTo(1, 9);
  });

  test('without a potential: v = μf, D = μkT at any force', () => {
    for (const f of [0, 1e-9, -2, 700]) {
      const ring = drivenRing({ V0: 0, f, mu: 2, kT: 0.5 });
      expect(ring.velocity).toBeCloseTo(2 * f, f > 100 ? 9 : 12);
      expect(ring.diffusion).toBeCloseTo(1, 12);
      expect(ring.mobility).toBeCloseTo(2, 12);
      expect(ring.density(1)).toBeCloseTo(1 / (2 * Math.PI), 12);
    }
  });

  test('the force turned round, or the potential shifted by half a turn', () => {
    const p = standard[1]!;
    const [there, back, shifted] = [p, { ...p, f: -p.f }, { ...p, V0: -p.V0 }].map(drivenRing);
    expect(back!.velocity).toBe(-there!.velocity);
    for (const id of ['diffusion', 'mobility', 'entropyProduction', 'einsteinViolation'] as const) {
      expect(back![id]).toBe(there![id]);
      expect(shifted![id]).toBeCloseTo(there![id], 12);
    }
    expect(back!.density(1)).toBe(there!.density(2 * Math.PI - 1) || there!.density(-1));
    expect(shifted!.density(1)).toBeCloseTo(there!.density(1 + Math.PI), 12);
  });

  test('obeys the uncertainty relation', () => {
    for (const p of [...standard, { V0: 3, f: 0.1, mu: 1, kT: 1 }, { V0: 5, f: 40, mu: 1, kT: 1 }]) {
      const { velocity, diffusion } = drivenRing(p);
      expect((diffusion * p.f) / (velocity * p.kT)).toBeGreaterThanOrEqual(1);
    }
  });

  test('refuses what is no ring', () => {
    expect(() => drivenRing({ ...standard[0]!, kT: 0 })).toThrow(/^kT: 0/);
    expect(() => drivenRing({ ...standard[0]!, mu: -1 })).toThrow(/^mu: -1/);
    expect(() => drivenRing({ ...standard[0]!, f: NaN })).toThrow(/^f: NaN/);
  });
});

describe('its relaxation', () => {
  test('without a potential: rate μkT k², frequency μf k', () => {
    const modes = ringRelaxation({ V0: 0, f: 3, mu: 2, kT: 0.1 }, 3);
    modes.forEach(({ rate, frequency }, i) => {
      expect(rate).toBeCloseTo(0.2 * (i + 1) ** 2, 10);
      expect(frequency).toBeCloseTo(6 * (i + 1), 10);
    });
  });

  test('at the bottom of a deep well is that of a trap: multiples of μV0', () => {
    const modes = ringRelaxation({ V0: 400, f: 0, mu: 1, kT: 1 }, 3);
    // Anharmonicity is of relative order kT/V0 times the square of the level.
    modes.forEach(({ rate }, i) => {
      expect(Math.abs(rate / (400 * (i + 1)) - 1)).toBeLessThan((i + 1) ** 2 / 400);
    });
  });
});

describe('frequencies for Harada and Sasa', () => {
  const parameters = standard.flatMap((p) => [
    p,
    { ...p, V0: 2 * p.V0 },
    { ...p, V0: p.V0 / 2 },
    { ...p, f: 2 * p.f },
    { ...p, f: p.f / 2 },
    { ...p, kT: 2 * p.kT },
    { ...p, kT: p.kT / 2 },
  ]);

  test.each(parameters)('%o: six give the heat to a thousandth, and eight', (p) => {
    const { velocity } = drivenRing(p);
    const slowest = ringRelaxation(p, 1)[0]!.rate;
    const { at, total } = haradaSasaSpectrum(drivenRingModel(p), Math.max(50, 5 / slowest), 60);
    for (const K of [6, 8]) {
      const { nodes, weights } = haradaSasaRule(p, K);
      const integral = nodes.reduce((sum, omega, i) => sum + weights[i]! * at(omega).value, 0);
      expect(Math.abs(integral - total.value)).toBeLessThan(1e-3 * p.f * velocity);
    }
  });
});
