import type { RunSpec } from '../experiment/spec.ts';
import type { Preset } from '../model/system.ts';

/** A preset as a request, run in the way of another one: seed, device and precision, and for the same system how many trajectories. */
export function presetRequest(
  system: string,
  { parameters, duration }: Pick<Preset, 'parameters' | 'duration'>,
  like: RunSpec = {},
): RunSpec {
  const { seed, backend, precision } = like;
  const trajectories = like.system === system ? like.trajectories : undefined;
  return {
    system,
    ...(parameters && { parameters: { ...parameters } }),
    ...(duration !== undefined && { duration }),
    ...(trajectories !== undefined && { trajectories }),
    ...(seed !== undefined && { seed }),
    ...(backend !== undefined && { backend }),
    ...(precision !== undefined && { precision }),
  };
}
