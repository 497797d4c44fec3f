import type { LangevinModel } from '../model/langevin.ts';
import type { Integrator } from './integrator.ts';
import { move, stepHead, stepTail } from './integrator.ts';
import type { Layout } from './layout.ts';
import { createMotion } from './motion.ts';
import type { Scope } from './scope.ts';

/**
 * Euler–Maruyama for the Itô equation dx = a(x)dt + σ(x)dW/√dt: x′ = x + a(x)dt + σ(x)ξ; with additive noise a = μF and
 * σ = √(2μkT dt), else as the convention says (`conventions`). Weak order 1.
 *
 * Path heat: Q = kT ln[P(x→x′)/P(x′→x)] (Sivak, Chodera, Crooks, PRX 3, 011007 (2013)), forces at the control of the step. For
 * additive noise that is ½(F + F′)Δx + (μdt/4)(F′² − F²) = (D + D′)[Δx/(2μdt) + (D′ − D)/(4μdt)] with D = μF dt; else kT[ln(σ′/σ) + ½(ξ̃² − ξ²)], ξ̃ being
 * the normal that leads back, −Δx = a′dt + σ′ξ̃. Only the isothermal convention makes that the heat ∫F∘dx at small dt.
 */
export const eulerMaruyama: Integrator = {
  id: 'euler-maruyama',
  dynamics: 'overdamped',
  weakOrder: 1,
  heatless: whyNoHeat,
  emitStep(model, layout, scope) {
    const emitted = model.convention ? multiplicative(model, layout, scope) : additive(model, layout, scope);
    const { functions, body, heat } = emitted;
    return [...functions, ...stepHead(model, layout), ...body, ...stepTail(model, layout, scope, heat)].join('\n');
  },
};

function whyNoHeat({ convention, coordinates }: LangevinModel): string | null {
  if (!convention) return null;
  const hot = coordinates.find(({ temperature }) => coordinates.some((c) => temperature.names.has(c.name)));
  if (hot) return `no path heat: the temperature of ${hot.name} depends on position, so heat goes to many baths`;
  if (convention === 'isothermal') return null;
  return `no path heat: with the ${convention} convention forces alone do not decide how probable a path is`;
}

interface Emitted {
  readonly functions: readonly string[];
  readonly body: string[];
  readonly heat: string[];
}

function additive(model: LangevinModel, layout: Layout, scope: Scope): Emitted {
  const body: string[] = [];
  const from = model.coordinates.map((_, d) => `x${d}`);
  const to = model.coordinates.map((_, d) => `y${d}`);
  model.coordinates.forEach((c, d) => {
    const mobility = `(${c.mobility!.text})`;
    const noise = scope.constant(`sqrt(2*${mobility}*(${c.temperature.text})*dt)`);
    body.push(`  let a${d} = drift_${d}(${scope.call(from, 'h')});`);
    body.push(...move(d, `a${d} + ${noise} * z${d}`));
  });
  const heat = model.coordinates.map((c, d) => {
    if (!layout.measureHeat) return '';
    const [half, quarter] = [2, 4].map((n) => scope.constant(`1/(${n}*(${c.mobility!.text})*dt)`));
    body.push(`  let b${d} = drift_${d}(${scope.call(to, 'h')});`);
    return `(a${d} + b${d}) * (${half} * s${d} + ${quarter} * (b${d} - a${d}))`;
  });
  return { functions: [], body, heat };
}

function multiplicative(model: LangevinModel, layout: Layout, scope: Scope): Emitted {
  const { functions, drift, spread } = createMotion(model, scope, 'ito');
  const from = model.coordinates.map((_, d) => `x${d}`);
  const to = model.coordinates.map((_, d) => `y${d}`);
  const body = model.coordinates.flatMap((_, d) => [
    `  let a${d} = ${spread(d, from)};`,
    ...move(d, `${drift(d, from)} + a${d} * z${d}`),
  ]);
  if (!layout.measureHeat) return { functions, body, heat: [] };
  const heat = model.coordinates.map((c, d) => {
    body.push(
      `  let b${d} = ${spread(d, to)};`,
      `  let back${d} = (s${d} + ${drift(d, to)}) / b${d};`,
      `  let odds${d} = m_log(b${d} / a${d}) + 0.5 * (back${d} - z${d}) * (back${d} + z${d});`,
    );
    return `${scope.constant(c.temperature.text)} * odds${d}`;
  });
  return { functions, body, heat };
}
