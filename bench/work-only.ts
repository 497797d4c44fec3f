import type { Kernel, Process } from '../src/backends/backend.ts';
import type { LangevinPlan } from '../src/experiment/langevin-plan.ts';
import { eulerMaruyama } from '../src/kernel/euler-maruyama.ts';
import { type Integrator, move, stepHead, stepTail } from '../src/kernel/integrator.ts';
import { createLangevinKernel } from '../src/kernel/langevin-kernel.ts';

/** Euler–Maruyama without path heat: the same trajectories and works as `eulerMaruyama`, and no more than the peers compute. */
const withoutHeat: Integrator = {
  ...eulerMaruyama,
  emitStep(model, layout, scope) {
    const body = model.coordinates.flatMap((c, d) => {
      const noise = scope.constant(`sqrt(2*(${c.mobility!.text})*(${c.temperature.text})*dt)`);
      const x = model.coordinates.map((_, e) => `x${e}`);
      return move(d, `drift_${d}(${scope.call(x, 'h')}) + ${noise} * z${d}`);
    });
    return [...stepHead(model, layout), ...body, ...stepTail(model, layout, scope, [])].join('\n');
  },
};

/** The plan's forward process with a kernel that sums protocol work alone (its column of heat stays 0). */
export function workOnly(plan: LangevinPlan): { kernel: Kernel; process: Process } {
  const { kernel, uniformValues } = createLangevinKernel(plan.model, {
    precision: plan.spec.precision,
    rounds: plan.spec.rounds,
    integrator: withoutHeat,
    measureWork: true,
    start: plan.equilibrium.kind,
    settles: false,
    coarse: false,
  });
  const uniforms = uniformValues(
    { ...plan.spec.parameters, dt: plan.spec.dt! },
    plan.equilibrium.starts.forward.uniforms,
  );
  return { kernel, process: { ...plan.forward.process, uniforms } };
}
