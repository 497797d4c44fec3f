import type { Integrator } from './integrator.ts';
import { move, stepHead, stepTail } from './integrator.ts';
import { createMotion } from './motion.ts';

/**
 * Heun's method for the Stratonovich equation dx = a(x)dt + b(x) ∘ dW: x̄ = x + a(x)dt + b(x)√dt ξ,
 * x′ = x + ½[a(x) + a(x̄)]dt + ½[b(x) + b(x̄)]√dt ξ (W. Rümelin, SIAM J. Numer. Anal. 19, 604 (1982)). Weak order 2 for additive noise
 * (P. E. Kloeden, E. Platen, Numerical Solution of SDEs, 15.1), 1 for multiplicative.
 *
 * Its path has no heat: P(x→x′) is no normal law, and nothing simple.
 */
export const stochasticHeun: Integrator = {
  id: 'stochastic-heun',
  dynamics: 'overdamped',
  weakOrder: 2,
  heatless: () => 'stochastic Heun has no path heat: the probability of its steps is not known in closed form',
  emitStep(model, layout, scope) {
    const from = model.coordinates.map((_, d) => `x${d}`);
    const predicted = model.coordinates.map((_, d) => `p${d}`);
    const { functions, drift, spread } = createMotion(model, scope, 'stratonovich');
    const body = model.coordinates.flatMap((_, d) => [
      `  let a${d} = ${drift(d, from)};`,
      `  let k${d} = ${spread(d, from)} * z${d};`,
      `  let p${d} = x${d} + (a${d} + k${d});`,
    ]);
    model.coordinates.forEach((_, d) => {
      const kick = model.convention ? `0.5 * (k${d} + ${spread(d, predicted)} * z${d})` : `k${d}`;
      body.push(...move(d, `0.5 * (a${d} + ${drift(d, predicted)}) + ${kick}`));
    });
    return [...functions, ...stepHead(model, layout), ...body, ...stepTail(model, layout, scope, [])].join('\n');
  },
};
