import { SpecError } from '../../errors.ts';
import { dot } from './dot.ts';
import { type Extrapolated, extrapolate } from './extrapolate.ts';
import { flow } from './flow.ts';
import type { FokkerPlanckModel } from './fokker-planck-model.ts';
import { type GridGenerator, gridGenerator } from './grid-generator.ts';
import { type ComplexVector, resolvent } from './resolvent.ts';
import { stationarySites } from './stationary-sites.ts';
import { withoutSum } from './velocity-source.ts';

/** How far velocity fluctuations and response are from the fluctuation–dissipation theorem, frequency by frequency. */
export interface HaradaSasaSpectrum {
  /** v̄. */
  velocity: Extrapolated;
  /** g(0) = ∫ A j dx − v̄² = ∫ D_T(ω) dω/2π: (heat rate)/γ − v̄². */
  total: Extrapolated;
  /** D_T(ω). */
  at: (omega: number) => Extrapolated;
}

/**
 * D_T(ω) = 2Re ∫₀ᵀ (1−t/T) e^{iωt} g(t) dt, g(t) = ∫ A e^{Lt} j dx − v̄², in the stationary law of a model with constant D = μkT. As
 * T → ∞ it is C̃(ω) − 2kT R̃′(ω), whose integral gives the heat (T. Harada, S. Sasa, PRL 95, 130602 (2005)): for t > 0 the velocity's
 * correlation is C(t) = ∫ A e^{Lt}(A p − 2D ∂p/∂x) dx − v̄² and its response to a force kT R(t) = −∫ A e^{Lt} D ∂p/∂x dx, so that
 * C − kT R has j = A p − D ∂p/∂x; the white parts 2D δ(t) cancel. For finite T it is the same difference of the periodogram
 * ⟨|∫₀ᵀ (ẋ−v̄)e^{iωt}dt|²⟩/T and of the response weighted with 1 − t/T. ∫ D_T dω/2π = g(0) for every T.
 *
 *   D_T = 2Re A·[R u + (e^{iωT}R²e^{LT}u − R²u)/T], u = j − v̄p, R = (−iω − L)⁻¹.
 *
 * @param T Infinity by default @throws SpecError as `stationaryDensity`, and where D is not the same everywhere
 */
export function haradaSasaSpectrum(model: FokkerPlanckModel, T = Infinity, cells = 400): HaradaSasaSpectrum {
  if (!(T > 0)) throw SpecError.of('T', String(T), 'must be > 0');
  const [coarse, fine] = [spectrumOn(model, T, cells), spectrumOn(model, T, 3 * cells)];
  return {
    velocity: extrapolate(coarse.velocity, fine.velocity),
    total: extrapolate(coarse.total, fine.total),
    at: (omega) => extrapolate(coarse.at(omega), fine.at(omega)),
  };
}

function spectrumOn(model: FokkerPlanckModel, T: number, n: number) {
  const grid = gridGenerator(model, n);
  const drift = new Float64Array(grid.x.length);
  const D = model.states[0]!.diffusion(model.from);
  for (let cell = 0; cell < n; cell++) {
    model.states.forEach((state, s) => {
      const i = grid.site(cell, s);
      drift[i] = state.drift(grid.x[i]!);
      const here = state.diffusion(grid.x[i]!);
      if (Math.abs(here / D - 1) > 1e-12) throw SpecError.of('diffusion', here, `must be ${D} everywhere`);
    });
  }
  const p = stationarySites(grid);
  const j = siteCurrents(grid, p);
  const velocity = j.reduce((sum, x) => sum + x, 0);
  const u = withoutSum(j, p);
  const still = new Float64Array(u.length);
  const late = T < Infinity ? flow(grid.jumps)(u, T).u : still;
  return {
    velocity,
    total: dot(drift, u),
    at: (omega: number) => {
      const solve = resolvent(grid.jumps, 0, -omega);
      const apply = (v: ComplexVector): ComplexVector => {
        const { re, im } = solve(v);
        return { re: withoutSum(re, p), im: withoutSum(im, p) };
      };
      const now = apply({ re: u, im: still });
      if (T === Infinity) return 2 * dot(drift, now.re);
      const then = apply({ re: late, im: still });
      const [c, s] = [Math.cos(omega * T), Math.sin(omega * T)];
      const tail = apply({
        re: then.re.map((x, i) => c * x - s * then.im[i]! - now.re[i]!),
        im: then.re.map((x, i) => s * x + c * then.im[i]! - now.im[i]!),
      });
      return 2 * (dot(drift, now.re) + dot(drift, tail.re) / T);
    },
  };
}

/** h j of each site, the mean of its two faces. */
function siteCurrents({ hops, width }: GridGenerator, p: Float64Array): Float64Array {
  const j = new Float64Array(p.length);
  for (let hop = 0; hop < hops.left.length; hop++) {
    const [left, right] = [hops.left[hop]!, hops.right[hop]!];
    const half = (width / 2) * (hops.up[hop]! * p[left]! - hops.down[hop]! * p[right]!);
    j[left]! += half;
    j[right]! += half;
  }
  return j;
}
