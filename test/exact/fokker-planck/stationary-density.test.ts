import { describe, expect, test } from 'vitest';
import type { FokkerPlanckModel } from '../../../src/exact/fokker-planck/fokker-planck-model.ts';
import { stationaryDensity } from '../../../src/exact/fokker-planck/stationary-density.ts';
import { gaussLegendre } from '../../../src/exact/gauss-legendre.ts';
import { drivenRing } from '../../../src/exact/ring/driven-ring.ts';
import { drivenRingModel } from '../../../src/exact/ring/driven-ring-model.ts';
import { expectClose } from '../expect-close.ts';
import { flashingRatchet, trap } from './models.ts';

const ring = { V0: 1, f: 0.9, mu: 1, kT: 0.1 };

/** ∫ f dx by 16 Gauss panels. */
function integral(f: (x: number) => number, a: number, b: number): number {
  const { nodes, weights } = gaussLegendre(30);
  const h = (b - a) / 16;
  let sum = 0;
  for (let k = 0; k < 16; k++) {
    nodes.forEach((y, i) => {
      sum += (h / 2) * weights[i]! * f(a + h * (k + (1 + y) / 2));
    });
  }
  return sum;
}

describe('at equilibrium', () => {
  const U = (x: number) => 3 * Math.cos(x) + Math.sin(2 * x);
  const states = [{ drift: (x: number) => 3 * Math.sin(x) - 2 * Math.cos(2 * x), diffusion: () => 1 }];

  test.each([12, 30, 400])('a ring of %i cells has the Boltzmann law and no current', (cells) => {
    const { x, width, density, current, error } = stationaryDensity(
      { from: -2, to: 2 * Math.PI - 2, boundary: 'periodic', states },
      cells,
    );
    const weights = [...x].map((at) => Math.exp(-U(at)));
    const Z = width * weights.reduce((a, b) => a + b);
    // The sum over cells is spectrally exact, so that coarse and fine agree; the force's integrals are exact too.
    const rough = cells < 40 ? 2e-2 ** (cells / 12) : 1e-14;
    expectClose(
      density[0]!,
      weights.map((w) => w / Z),
      rough,
    );
    expect(error.density).toBeLessThan(rough);
    expect(Math.abs(current.value)).toBeLessThan(1e-15 * cells);
  });

  test('so have walls, and a trap its Gaussian', () => {
    const { x, density, probability, velocity } = stationaryDensity(trap(2, 0.5));
    expect(Math.abs(velocity.value)).toBeLessThan(1e-12);
    expectClose(
      density[0]!,
      [...x].map((at) => Math.exp(-2 * at * at) / Math.sqrt(Math.PI / 2)),
      1e-13,
    );
    expect(probability[0]!.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
  });

  test('tails keep their digits where they are 1e-70 of the peak', () => {
    const { x, density } = stationaryDensity(trap(1, 1, 18));
    const middle = x.length / 2;
    for (const i of [0, 10, 50]) {
      const ratio = density[0]![i]! / density[0]![middle]!;
      expect(ratio / Math.exp((x[middle]! ** 2 - x[i]! ** 2) / 2)).toBeCloseTo(1, 10);
    }
    expect(density[0]![0]! / density[0]![middle]!).toBeLessThan(1e-69);
  });

  test('states with rates in detailed balance keep it', () => {
    const shift = [0, 1.3];
    const E = (x: number, s: number) => shift[s]! * (1 + Math.cos(x));
    const { x, density, current } = stationaryDensity({
      from: 0,
      to: 2 * Math.PI,
      boundary: 'periodic',
      states: [0, 1].map((s) => ({ drift: (y: number) => shift[s]! * Math.sin(y), diffusion: () => 1 })),
      switches: [
        { from: 0, to: 1, rate: (y) => Math.exp((E(y, 0) - E(y, 1)) / 2) },
        { from: 1, to: 0, rate: (y) => 1 * Math.exp((E(y, 1) - E(y, 0)) / 2) },
      ],
    });
    expect(Math.abs(current.value)).toBeLessThan(1e-13);
    expectClose(
      density[1]!.map((p, i) => p / density[0]![i]!),
      [...x].map((y) => Math.exp(E(y, 0) - E(y, 1))),
      1e-11,
    );
  });
});

describe('temperatures that change with place (Itô, D = μkT)', () => {
  const [TH, TC] = [1.5, 0.5];

  test('between walls p ∝ 1/T', () => {
    const T = (x: number) => TH + (TC - TH) * x;
    const { x, density, current } = stationaryDensity({
      from: 0,
      to: 1,
      boundary: 'reflecting',
      states: [{ drift: () => 0, diffusion: T }],
    });
    expect(Math.abs(current.value)).toBeLessThan(1e-12);
    const Z = Math.log(TH / TC) / (TH - TC);
    // The sum over cells has an error of order h⁴ after extrapolation.
    expectClose(
      density[0]!,
      [...x].map((at) => 1 / (Z * T(at))),
      1e-9,
    );
  });

  test('on a ring a current flows (Büttiker–Landauer), as by quadrature', () => {
    const T = (x: number) => (TH + TC) / 2 + ((TH - TC) / 2) * Math.cos(x);
    const force = (x: number) => -2 * Math.cos(x);
    const { current } = stationaryDensity({
      from: 0,
      to: 2 * Math.PI,
      boundary: 'periodic',
      states: [{ drift: force, diffusion: T }],
    });
    // q = Tp obeys q′ = (F/T)q − J: with Φ = ∫F/T, q = e^Φ[q₀ − J∫e^{−Φ}] and q(2π) = q(0).
    const Phi = (x: number) => integral((y) => force(y) / T(y), 0, x);
    const inner = (x: number) => integral((y) => Math.exp(-Phi(y)), 0, x);
    const turn = Phi(2 * Math.PI);
    const start = inner(2 * Math.PI) / (1 - Math.exp(-turn));
    const perCurrent = gridIntegral((x) => (Math.exp(Phi(x)) * (start - inner(x))) / T(x));
    expect(current.value * perCurrent).toBeCloseTo(1, 7);
    expect(Math.abs(current.value)).toBeGreaterThan(0.005);
    expect(current.error).toBeLessThan(1e-4 * Math.abs(current.value));
  });

  /** Over the ring; the integrand is periodic. */
  function gridIntegral(f: (x: number) => number): number {
    const n = 40;
    return Array.from({ length: n }, (_, i) => f((2 * Math.PI * i) / n)).reduce((a, b) => a + b) * ((2 * Math.PI) / n);
  }
});

describe('driven', () => {
  test('errors fall as n⁻², those of the extrapolation as n⁻⁴, and the bound holds', () => {
    const { velocity, density } = drivenRing(ring);
    const runs = [50, 100, 200].map((cells) => {
      const got = stationaryDensity(drivenRingModel(ring), cells);
      const off = Math.max(...got.x.map((x, i) => Math.abs(got.density[0]![i]! - density(x))));
      expect(Math.abs(got.velocity.value - velocity)).toBeLessThan(got.velocity.error);
      expect(off).toBeLessThan(got.error.density);
      return { bound: got.velocity.error, off: Math.abs(got.velocity.value - velocity), density: off };
    });
    for (const i of [1, 2]) {
      expect(Math.log2(runs[i - 1]!.bound / runs[i]!.bound)).toBeCloseTo(2, 1);
      expect(Math.log2(runs[i - 1]!.off / runs[i]!.off)).toBeCloseTo(4, 0);
      expect(Math.log2(runs[i - 1]!.density / runs[i]!.density)).toBeCloseTo(4, 0);
    }
  });

  test('a constant force alone: p uniform, v = μf', () => {
    const { density, velocity } = stationaryDensity(drivenRingModel({ V0: 0, f: 3, mu: 2, kT: 0.5 }), 50);
    expect(velocity.value).toBeCloseTo(6, 11);
    expectClose(density[0]!, new Array(50).fill(1 / (2 * Math.PI)), 1e-13);
  });

  test('the mirrored force drives the other way', () => {
    const [there, back] = [ring.f, -ring.f].map((f) => stationaryDensity(drivenRingModel({ ...ring, f })));
    expect(back!.velocity.value).toBeCloseTo(-there!.velocity.value, 12);
    expectClose(back!.density[0]!, there!.density[0]!.toReversed(), 1e-11);
  });

  test('a current of 1e-12 keeps its digits', () => {
    const slow = { V0: 16, f: 0.5, mu: 1, kT: 1 };
    const { velocity } = drivenRing(slow);
    expect(velocity).toBeLessThan(1e-11);
    // Numbered from the bottom of the well, where traffic is 1e13 times the current.
    const model = { ...drivenRingModel(slow), from: Math.PI, to: 3 * Math.PI };
    expect(stationaryDensity(model, 1000).velocity.value / velocity).toBeCloseTo(1, 7);
  });

  test('a force need only be known on the ring itself', () => {
    const { states, ...rest } = drivenRingModel(ring);
    const known = (x: number) => (x >= rest.from && x < rest.to ? states[0]!.drift(x) : NaN);
    const got = stationaryDensity({ ...rest, states: [{ ...states[0]!, drift: known }] });
    expect(got.velocity.value).toBeCloseTo(drivenRing(ring).velocity, 9);
  });

  test('where the coordinate starts does not matter', () => {
    const { states } = drivenRingModel(ring);
    const moved = stationaryDensity({ from: 1, to: 1 + 2 * Math.PI, boundary: 'periodic', states });
    expect(moved.velocity.value).toBeCloseTo(drivenRing(ring).velocity, 9);
  });
});

describe('a flashing ratchet', () => {
  const velocity = (...model: Parameters<typeof flashingRatchet>) =>
    stationaryDensity(flashingRatchet(...model), 200).velocity;

  test('moves, as an independent calculation found', () => {
    const { value, error } = velocity(8, 20, 20);
    // Given to five digits, cut off.
    expect(Math.abs(value - 0.50489)).toBeLessThan(1e-5);
    expect(error).toBeLessThan(2e-4);
  });

  test('turns with its potential, and rests when that is symmetric', () => {
    expect(velocity(-8, 20, 20).value).toBeCloseTo(-velocity(8, 20, 20).value, 9);
    expect(Math.abs(velocity(8, 20, 20, 0).value)).toBeLessThan(1e-11);
  });

  test('rests when it is nearly always on or off', () => {
    const all = Math.abs(velocity(8, 20, 20).value);
    expect(Math.abs(velocity(8, 20, 1e-7).value)).toBeLessThan(1e-6 * all);
    expect(Math.abs(velocity(8, 1e-7, 20).value)).toBeLessThan(1e-6 * all);
  });

  test('has the same current when its clock runs in three states as in two of the same rates', () => {
    const two = flashingRatchet(8, 20, 20);
    const three: FokkerPlanckModel = {
      ...two,
      states: [...two.states, two.states[1]!],
      switches: [
        { from: 0, to: 1, rate: () => 5 },
        { from: 0, to: 2, rate: () => 15 },
        { from: 1, to: 0, rate: () => 20 },
        { from: 2, to: 0, rate: () => 20 },
        { from: 1, to: 2, rate: () => 3 },
      ],
    };
    expect(stationaryDensity(three, 100).velocity.value).toBeCloseTo(stationaryDensity(two, 100).velocity.value, 11);
  });
});

describe('refused', () => {
  const good = trap(1, 1);
  test.each<[string, FokkerPlanckModel, number, RegExp]>([
    ['an empty interval', { ...good, to: good.from }, 100, /^to: /],
    ['no states', { ...good, states: [] }, 100, /^states: /],
    ['few cells', good, 7, /^cells: 7/],
    ['no diffusion', { ...good, states: [{ drift: () => 1, diffusion: () => 0 }] }, 100, /^diffusion: 0 \(must be > 0/],
    ['an infinite force', { ...good, states: [{ drift: () => Infinity, diffusion: () => 1 }] }, 100, /^drift: /],
    ['a switch to nowhere', { ...good, switches: [{ from: 0, to: 1, rate: () => 1 }] }, 100, /^switches\.0\.to: 1/],
    ['a negative rate', { ...flashingRatchet(1, 1, -1) }, 100, /^switches\.1\.rate: -1/],
    ['states that never meet', { ...flashingRatchet(1, 1, 1), switches: [] }, 100, /^switches: leave several/],
  ])('%s', (_, model, cells, message) => expect(() => stationaryDensity(model, cells)).toThrow(message));
});
