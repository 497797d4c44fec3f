import { integrate } from './integrate.ts';
import { kronrodAt, kronrodWeights } from './kronrod-panel.ts';
import { noEquilibrium, type PotentialSource, tooNarrow } from './no-equilibrium.ts';
import { type Box, planeBox } from './plane-box.ts';
import { refuseSlowGrowth, searchPoints } from './plane-growth.ts';
import { type PlanePoint, planeMinima } from './plane-minima.ts';
import { rowIntegral } from './row-integral.ts';

export interface Boltzmann2dOptions extends PotentialSource {
  /** Length of the ring [0, period) for a coordinate that lives on one. */
  periods?: readonly [number | undefined, number | undefined];
  /** Confines to where this holds: the density is zero elsewhere. */
  inside?: (x: number, y: number) => boolean;
}

/** The equilibrium p(x, y) = e^{−u(x,y)}/Z of two coordinates. */
export interface Boltzmann2d {
  /** ln Z, Z = ∬ e^{−u} dx dy. */
  logZ: number;
  /** Estimated error of logZ. */
  error: number;
  /** Ring lengths, as given. */
  periods: readonly [number | undefined, number | undefined];
  /** Where u is least. */
  minimum: PlanePoint;
  /** u(x, y), +∞ where there is no density. */
  reduced: (x: number, y: number) => number;
  /** Bounding box of u − min u < height (45 by default). */
  support: (height?: number) => [[number, number], [number, number]];
  /** ⟨fn⟩ for a smooth fn. */
  mean: (fn: (x: number, y: number) => number) => number;
}

const level = 45;

/**
 * Boltzmann density of a reduced potential u(x, y) = βU by nested adaptive quadrature over the bounding box of its
 * support. Finds the wells by a search over scales from 1e-12 to 1e12 and, within the box, on a grid; a well apart from
 * the others by more than 45 kT and off every search point is missed. NaN counts as +∞.
 *
 * @throws SpecError when Z is infinite or zero
 */
export function boltzmann2d(u: (x: number, y: number) => number, options: Boltzmann2dOptions = {}): Boltzmann2d {
  const { inside, periods = [undefined, undefined] } = options;
  const reduced = (x: number, y: number) => {
    if (inside && !inside(x, y)) return Infinity;
    const v = u(x, y);
    return v > -Infinity ? v : Infinity;
  };
  refuseSlowGrowth(reduced, periods, options);
  const grids = periods.map((period) => searchPoints(period));
  const minima = planeMinima(reduced, grids[0]!, grids[1]!);
  if (!minima.length) throw noEquilibrium(options, 'it is nowhere finite');
  const box = findBox(reduced, minima, periods, options);
  const minimum = minima[0]!;
  if (minimum.u < -1e100) throw noEquilibrium(options, 'it falls without bound, or deeper than 10¹⁰⁰ kT');

  const noise = Number.EPSILON * (40 + Math.abs(minimum.u));
  let scale = 0;
  const wells = minima.map((m) => m.y).filter((y) => y > box[2] && y < box[3]);
  const rowAt = (x: number) => {
    const within = inside && ((y: number) => inside(x, y));
    return rowIntegral((y) => reduced(x, y), [box[2], box[3]], wells, minimum.u, noise, scale, within);
  };
  const marginal = (x: number) => {
    const { value } = rowAt(x);
    scale = Math.max(scale, value);
    return value;
  };
  const ends = outerEnds(box, minima);
  const outer = integrate(marginal, ends, { tolerance: 1e-12, noise: 1e-11 + noise, most: 1500 });
  const z = outer.value;
  if (z === 0) throw tooNarrow(options);
  if (!(z < Infinity)) throw noEquilibrium(options, 'the integral of exp(−βU) is not finite');

  // What the box leaves out is of this order, unless tails are algebraic: those are not resolved here.
  const beyond = (Math.exp(-level) * (box[1] - box[0]) * (box[3] - box[2])) / z;
  if (beyond > 1e-9) throw noEquilibrium(options, 'it grows too slowly far away');

  return {
    logZ: Math.log(z) - minimum.u,
    error: outer.error / z + 1e-13 + noise + beyond,
    periods,
    minimum,
    reduced,
    support: (height = level) => {
      const b = planeBox(reduced, relevant(minima, height), minimum.u + height, periods) ?? box;
      return [
        [b[0], b[1]],
        [b[2], b[3]],
      ];
    },
    mean: (fn) => {
      let sum = 0;
      for (const { a, b, f } of outer.panels)
        for (let i = 0; i < 15; i++) {
          if (!(f[i]! > 1e-20 * scale)) continue;
          const x = kronrodAt(a, b, i);
          let row = 0;
          for (const p of rowAt(x).panels)
            for (let j = 0; j < 15; j++)
              if (p.f[j]! > 0) row += 0.5 * (p.b - p.a) * kronrodWeights[j]! * p.f[j]! * fn(x, kronrodAt(p.a, p.b, j));
          sum += 0.5 * (b - a) * kronrodWeights[i]! * row;
        }
      return sum / z;
    },
  };
}

function relevant(minima: readonly PlanePoint[], height: number): PlanePoint[] {
  return minima.filter((m) => m.u < minima[0]!.u + height);
}

/** The box of the support; wells seen inside it join `minima` and may widen it. */
function findBox(
  u: (x: number, y: number) => number,
  minima: PlanePoint[],
  periods: readonly [number | undefined, number | undefined],
  source: PotentialSource,
): Box {
  for (let round = 0; ; round++) {
    const wells = relevant(minima, level);
    const box = planeBox(u, wells, minima[0]!.u + level, periods);
    if (!box) throw noEquilibrium(source, 'it stays low along a valley without end');
    const grid = (a: number, b: number) => Array.from({ length: 97 }, (_, i) => a + ((b - a) * i) / 96);
    const seen = planeMinima(u, grid(box[0], box[1]), grid(box[2], box[3]));
    const [dx, dy] = [(box[1] - box[0]) * 1e-4, (box[3] - box[2]) * 1e-4];
    const fresh = seen.filter(
      (p) => p.u < minima[0]!.u + level && !wells.some((m) => Math.abs(m.x - p.x) < dx && Math.abs(m.y - p.y) < dy),
    );
    minima.push(...fresh);
    minima.sort((p, q) => p.u - q.u);
    if (!fresh.length || round > 3) return box;
  }
}

/** First panels across the box: even ones, and the wells' places. */
function outerEnds(box: Box, minima: readonly PlanePoint[]): number[] {
  const width = box[1] - box[0];
  const ends = minima.map((m) => m.x);
  for (let i = 0; i <= 8; i++) {
    const x = i < 8 ? box[0] + (width * i) / 8 : box[1];
    if (i % 8 === 0 || minima.every((m) => Math.abs(x - m.x) > 1e-3 * width)) ends.push(x);
  }
  return [...new Set(ends)].filter((x) => x >= box[0] && x <= box[1]).sort((p, q) => p - q);
}
