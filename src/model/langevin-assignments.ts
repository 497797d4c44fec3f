import { replaceWithin } from './assignments.ts';
import type { ParsedLangevinSpec } from './spec.ts';

/** A model with the formulas of its assigned quantities put in for their names; names of other things and units stay. */
export function withoutAssignments(spec: ParsedLangevinSpec, texts: Record<string, string>): ParsedLangevinSpec {
  const inlined = <Part>(part: Part): Part => replaceWithin(part, texts);
  return {
    ...spec,
    coordinates: entriesOf(spec.coordinates, ({ unit, ...motion }) => ({
      ...inlined(motion),
      ...(unit !== undefined && { unit }),
    })),
    controls: inlined(spec.controls),
    potential: inlined(spec.potential),
    force: inlined(spec.force),
    currents: inlined(spec.currents),
    probes: inlined(spec.probes),
    integrals: inlined(spec.integrals),
    changes: inlined(spec.changes),
    discrete: inlined(spec.discrete),
    events: spec.events.map((event) => ({ ...event, rate: inlined(event.rate), set: inlined(event.set) })),
    passages: entriesOf(spec.passages, (passage) => ({ ...passage, level: inlined(passage.level) })),
    confine: inlined(spec.confine),
    initial: typeof spec.initial === 'object' ? inlined(spec.initial) : spec.initial,
    burnIn: inlined(spec.burnIn),
  };
}

const entriesOf = <Value>(record: Record<string, Value>, of: (value: Value) => Value): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]));
