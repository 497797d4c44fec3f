import { parseEvents } from './events.ts';
import type { JumpModel } from './jump.ts';
import type { EventsSpec, NetworkSpec, ReactionsSpec } from './jump-spec.ts';
import { type LangevinModel, parseLangevinModel } from './langevin.ts';
import { parseNetwork } from './network.ts';
import { parseReactions } from './reactions.ts';
import type { LangevinSpec } from './spec.ts';

/** Any model as its author writes it. */
export type ModelSpec = LangevinSpec | NetworkSpec | ReactionsSpec | EventsSpec;

/** Parses a model of whatever kind: `states` make a network, `species` reactions, `variables` events, anything else is Langevin's. @throws SpecError */
export function parseModel(spec: ModelSpec, field = 'model'): LangevinModel | JumpModel {
  if ('states' in spec) return parseNetwork(spec, field);
  if ('species' in spec) return parseReactions(spec, field);
  if ('variables' in spec) return parseEvents(spec, field);
  return parseLangevinModel(spec, field);
}
