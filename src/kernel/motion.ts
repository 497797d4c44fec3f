import { differentiate } from '../formula/differentiate.ts';
import { type Formula, parseFormula } from '../formula/formula.ts';
import type { LangevinModel } from '../model/langevin.ts';
import type { Scope } from './scope.ts';

/** Part of ∂D_d/∂x_d that each convention adds to the drift μF of the Itô equation. */
const itoShare = { ito: 0, stratonovich: 0.5, isothermal: 1 } as const;

/** D = μkT of a coordinate of overdamped motion. */
function diffusion({ mobility, temperature }: LangevinModel['coordinates'][number]): Formula {
  const names = [...mobility!.names, ...temperature.names];
  return parseFormula(`(${mobility!.text})*(${temperature.text})`, { field: mobility!.field, names });
}

/** Emits `mobility_d(x…, h)`, `diffusion_d(x…, h)` = D_d = μ_d kT_d and, where it is needed, `diffusion_slope_d(x…, h)` = ∂D_d/∂x_d. */
function emitDiffusion(model: LangevinModel, scope: Scope, slope: boolean): string[] {
  return model.coordinates.flatMap((c, d) => {
    const D = diffusion(c);
    const fields = { mobility: c.mobility!, diffusion: D, ...(slope && { diffusion_slope: differentiate(D, c.name) }) };
    return Object.entries(fields).map(
      ([name, f]) => `fn ${name}_${d}(${scope.signature}) -> f32 { return ${scope.emit(f)}; }`,
    );
  });
}

/** What one step of overdamped motion needs at a point, as WGSL. */
export interface Motion {
  /** Functions that the expressions call. */
  readonly functions: readonly string[];
  /** Drift times dt of coordinate d. */
  readonly drift: (d: number, at: readonly string[]) => string;
  /** σ_d = √(2D_d dt). */
  readonly spread: (d: number, at: readonly string[]) => string;
}

/**
 * Drift and noise of coordinate d, the former in the Itô sense, or in Stratonovich's for schemes that converge to that: then
 * ½∂D_d/∂x_d less (dx = a dt + √(2D) ∘ dW is dx = (a + ½D′)dt + √(2D) dW).
 */
export function createMotion(model: LangevinModel, scope: Scope, sense: 'ito' | 'stratonovich'): Motion {
  const dt = scope.constant('dt');
  const { convention } = model;
  const product = (d: number) => {
    const { mobility, temperature } = model.coordinates[d]!;
    return { mu: `(${mobility!.text})`, kT: `(${temperature.text})` };
  };
  if (!convention)
    return {
      functions: [],
      drift: (d, at) => `drift_${d}(${scope.call(at, 'h')})`,
      spread: (d) => scope.constant(`sqrt(2*${product(d).mu}*${product(d).kT}*dt)`),
    };
  const share = itoShare[convention] - (sense === 'ito' ? 0 : 0.5);
  return {
    functions: emitDiffusion(model, scope, share !== 0),
    drift: (d, at) => {
      const x = scope.call(at, 'h');
      const own = `mobility_${d}(${x}) * force_${d}(${x})`;
      return `${dt} * (${own}${share === 0 ? '' : ` + ${share.toFixed(1)} * diffusion_slope_${d}(${x})`})`;
    },
    spread: (d, at) => `sqrt(${scope.constant('2*dt')} * diffusion_${d}(${scope.call(at, 'h')}))`,
  };
}
