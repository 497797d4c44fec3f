import { modelOf } from '../model/model-of.ts';
import { resolveParameters } from './parameters.ts';
import { seedOfPart } from './seed-of-part.ts';
import { parseRequest, type RunSpec } from './spec.ts';
import { type Sweep, sweepValues } from './sweep-values.ts';

/** One value of a sweep, and the run that belongs to it. */
export interface SweptRequest {
  readonly value: number;
  readonly request: RunSpec;
}

/**
 * The runs of a sweep: each like the request but for one parameter and the seed, which is the request's own for the first and another
 * for each further one, so that points scatter independently.
 * @throws SpecError where the request or the range is wrong; single values are checked where they are planned
 */
export function sweepRequests(request: RunSpec, sweep: Sweep): SweptRequest[] {
  const { name } = sweep;
  const { system, spec } = parseRequest(request);
  const model = modelOf(system);
  const parameter = model.parameters.find((p) => p.id === name);
  if (!parameter) resolveParameters(model, { [name]: sweep.from }); // says which there are
  const { duration: _, ...freely } = request;
  // a swept tau is the duration; a request that says both, as results do, means its own tau
  const base = name === 'tau' && system.duration === 'tau' ? freely : request;
  return sweepValues(sweep, parameter?.integer).map((value, k) => ({
    value,
    request: { ...base, parameters: { ...base.parameters, [name]: value }, seed: seedOfPart(spec.seed, k) },
  }));
}
