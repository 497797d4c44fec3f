import { compileScalar } from '../model/control.ts';
import type { ControlSpec } from '../model/spec.ts';
import { stretchedControl } from '../model/stretched-control.ts';
import type { Plan } from './plan.ts';
import type { RunSpec } from './spec.ts';

/**
 * A request for the same protocol over another duration: controls take the same values in the same order, only faster or slower.
 *
 * @param plan what the request itself means
 */
export function lasting(request: RunSpec, { spec, system }: Plan, duration: number): RunSpec {
  const stretch = duration / spec.duration;
  const { duration: _, ...rest } = request;
  if (request.system === undefined) {
    const model = request.model as { readonly controls?: Readonly<Record<string, ControlSpec>> };
    const controls = Object.entries(model.controls ?? {}).map(([name, c]) => [name, stretchedControl(c, stretch)]);
    return { ...rest, model: { ...model, controls: Object.fromEntries(controls) }, duration };
  }
  const values = { ...spec.parameters, stretch };
  const along = Object.entries(system.stretched ?? {}).map(([id, formula]) => [
    id,
    compileScalar(formula, `stretched.${id}`, Object.keys(values))(values),
  ]);
  const parameters = { ...spec.parameters, ...Object.fromEntries(along) };
  return system.duration === 'tau'
    ? { ...rest, parameters: { ...parameters, tau: duration } }
    : { ...rest, parameters, duration };
}
