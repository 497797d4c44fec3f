import type { Integrator } from './integrator.ts';
import { move, stepHead, stepTail } from './integrator.ts';

/**
 * BAOAB for m dv = F dt − γv dt + √(2γkT) dW (Leimkuhler & Matthews, Appl. Math. Res. Express 2013, 34): half kick, half drift,
 * exact Ornstein–Uhlenbeck step of the velocity, half drift, half kick. Weak order 2.
 *
 * Path heat: the kinetic energy that the O substep gives to the bath, ½m(v_before² − v_after²).
 */
export const baoab: Integrator = {
  id: 'baoab',
  dynamics: 'underdamped',
  weakOrder: 2,
  emitStep(model, layout, scope) {
    const from = model.coordinates.map((_, d) => `x${d}`);
    const to = model.coordinates.map((_, d) => `y${d}`);
    const body: string[] = [];
    const half = scope.constant('dt/2');
    model.coordinates.forEach((c, d) => {
      const decay = `exp(-(${c.friction!.text})*dt/(${c.mass!.text}))`;
      // the change itself, not the factor near 1: single precision would round the friction away for small steps
      const drag = scope.constant(`${decay}-1`);
      const noise = scope.constant(`sqrt((${c.temperature.text})/(${c.mass!.text})*(1-${decay}^2))`);
      body.push(`  let b${d} = v${d} + kick_${d}(${scope.call(from, 'h')});`);
      body.push(`  let o${d} = b${d} + (${drag} * b${d} + ${noise} * z${d});`);
      body.push(...move(d, `${half} * (b${d} + o${d})`));
    });
    model.coordinates.forEach((_, d) => {
      body.push(`  let u${d} = o${d} + kick_${d}(${scope.call(to, 'h')});`);
    });
    const heat = model.coordinates.map(
      (c, d) => `${scope.constant(`(${c.mass!.text})/2`)} * ((b${d} - o${d}) * (b${d} + o${d}))`,
    );
    return [...stepHead(model, layout), ...body, ...stepTail(model, layout, scope, heat)].join('\n');
  },
};
