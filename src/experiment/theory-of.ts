import type { Theory } from '../model/curve-spec.ts';
import type { Plan } from './plan.ts';

/** What is known of a run before anything is measured. */
export const theoryOf = ({ spec, kT, snapshots }: Plan): Theory => ({
  parameters: spec.parameters,
  kT,
  duration: spec.duration,
  time: (name) => snapshots.find((s) => s.name === name)!.time,
});
