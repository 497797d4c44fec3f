import type { Integrator } from './integrator.ts';
import { move, stepHead, stepTail } from './integrator.ts';

/**
 * Euler–Maruyama for dx = μF dt + √(2μkT) dW (Itô, additive noise): x′ = x + μF(x)dt + √(2μkT dt) ξ. Weak order 1.
 *
 * Path heat: Q = ½(F + F′)Δx + (μdt/4)(F′² − F²) = (F + F′)[½Δx + (μdt/4)(F′ − F)], F and F′ at the control of the step,
 * which is kT ln[P(x→x′)/P(x′→x)] (Sivak, Chodera, Crooks, PRX 3, 011007 (2013)).
 */
export const eulerMaruyama: Integrator = {
  id: 'euler-maruyama',
  dynamics: 'overdamped',
  weakOrder: 1,
  emitStep(model, layout, scope) {
    const body: string[] = [];
    const from = model.coordinates.map((_, d) => `x${d}`);
    const to = model.coordinates.map((_, d) => `y${d}`);
    model.coordinates.forEach((c, d) => {
      const mobility = `(${c.mobility!.text})`;
      const drift = scope.constant(`${mobility}*dt`);
      const noise = scope.constant(`sqrt(2*${mobility}*(${c.temperature.text})*dt)`);
      body.push(`  let a${d} = force_${d}(${scope.call(from, 'h')});`);
      body.push(...move(d, `${drift} * a${d} + ${noise} * z${d}`));
    });
    const heat = model.coordinates.map((c, d) => {
      const quarter = scope.constant(`(${c.mobility!.text})*dt/4`);
      if (layout.measureWork) body.push(`  let b${d} = force_${d}(${scope.call(to, 'h')});`);
      return `(a${d} + b${d}) * (0.5 * s${d} + ${quarter} * (b${d} - a${d}))`;
    });
    return [...stepHead(model, layout), ...body, ...stepTail(model, layout, scope, heat)].join('\n');
  },
};
