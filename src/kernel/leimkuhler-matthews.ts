import type { LangevinModel } from '../model/langevin.ts';
import type { Integrator } from './integrator.ts';
import { move, stepHead, stepTail } from './integrator.ts';
import type { Scope } from './scope.ts';

type Coordinate = LangevinModel['coordinates'][number];

/** σ of one step's noise, times a factor. */
const spread = (scope: Scope, c: Coordinate, factor: string) =>
  scope.constant(`${factor}sqrt(2*(${c.mobility!.text})*(${c.temperature.text})*dt)`);

/**
 * Leimkuhler–Matthews for dx = μF dt + √(2μkT) dW with additive noise: x_{n+1} = x_n + μF(x_n)dt + ½σ(ξ_n + ξ_{n+1}), σ = √(2μkT dt)
 * (Appl. Math. Res. Express 2013, 34). Long averages in equilibrium have weak order 2 (B. Leimkuhler, C. Matthews, M. Tretyakov,
 * Proc. R. Soc. A 470, 20140120 (2014)), and are exact in a harmonic trap; out of equilibrium, and soon after the start, order 1.
 *
 * x alone is not Markov, so a trajectory carries y_n = x_n − ½σξ_n (G. Vilmart, SIAM J. Sci. Comput. 37, A201 (2015)):
 * x = y + ½σξ, y′ = y + σξ + μF(x)dt. It starts at y₀; energies, work and confinement are those of y, averages and records those
 * of x, which needs the first normals of the step to come. Stratonovich sums take Σ f(x)·(y′ − y), and ∫ g dt is Σ g(x)dt.
 *
 * Path heat: Q = F(x)(y′ − y) = kT ln[P(y→y′)/P(y′→y)], for both directions pass through the same x.
 */
export const leimkuhlerMatthews: Integrator = {
  id: 'leimkuhler-matthews',
  dynamics: 'overdamped',
  weakOrder: 2,
  refuses: ({ convention }) => (convention ? 'needs noise that does not depend on position' : null),
  shifts: (model, scope) => model.coordinates.map((c, d) => `${spread(scope, c, '0.5*')} * z${d}`),
  emitStep(model, layout, scope) {
    const middle = model.coordinates.map((_, d) => `m${d}`);
    const body = model.coordinates.map((c, d) => `  let m${d} = x${d} + ${spread(scope, c, '0.5*')} * z${d};`);
    model.coordinates.forEach((c, d) => {
      body.push(`  let a${d} = drift_${d}(${scope.call(middle, 'h')});`);
      body.push(...move(d, `a${d} + ${spread(scope, c, '')} * z${d}`));
    });
    const heat = model.coordinates.map((c, d) => `${scope.constant(`1/((${c.mobility!.text})*dt)`)} * (a${d} * s${d})`);
    return [...stepHead(model, layout), ...body, ...stepTail(model, layout, scope, heat, middle)].join('\n');
  },
};
