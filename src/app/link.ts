import type { RunSpec } from '../experiment/spec.ts';
import type { Failure } from './engine/engine-api.ts';
import { refusal } from './engine/failure.ts';
import type { RunPage } from './state.ts';
import { numberOf } from './text/typed-number.ts';

/** Fields that stand in a link as plain words; the others are JSON. */
const words = new Set(['system', 'backend', 'precision', 'integrator']);
/** What a link says beside the request. */
const beside = new Set(['sweep', 'each', 'show']);
const numbers = new Set(['duration', 'dt', 'trajectories', 'rounds']);

/** Pages whose name is their fragment. */
const namedPages = ['gallery', 'benchmark'] as const;

/** The page that a fragment names; null when it names none. */
export const pageOfLink = (fragment: string): (typeof namedPages)[number] | null =>
  namedPages.find((page) => fragment.replace(/^#/, '') === page) ?? null;

/** A request as the fragment of an address, `system=hairpin&parameters.tau=0.02&seed=7`, so that a state can be shared. */
export function toFragment(request: RunSpec): string {
  const parts: [string, string][] = [];
  for (const [key, value] of Object.entries(request)) {
    if (value === undefined) continue;
    if (key === 'parameters') {
      for (const [id, number] of Object.entries(request.parameters ?? {}))
        parts.push([`parameters.${id}`, String(number)]);
    } else parts.push([key, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
  }
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
}

/** What a link asks for, without what in it cannot be read. */
export interface Linked {
  readonly page: RunPage;
  readonly request: RunSpec;
  /** The first parameter whose value is no number, as it was written. */
  readonly refused: Failure | null;
}

/** The request that a fragment stands for; null when it names neither a system nor a model. It is checked where it is run. */
export function fromFragment(fragment: string): Linked | null {
  let refused: Failure | null = null;
  const parameters: Record<string, number> = {};
  const request: Record<string, unknown> = {};
  for (const [key, value] of new URLSearchParams(fragment.replace(/^#/, ''))) {
    if (beside.has(key)) continue;
    if (key.startsWith('parameters.')) {
      const number = numberOf(value);
      if (Number.isNaN(number)) refused ??= refusal(key, value, 'must be a number');
      else parameters[key.slice('parameters.'.length)] = number;
    } else if (words.has(key)) request[key] = value;
    else if (key === 'seed') request[key] = seedOf(value);
    else if (numbers.has(key)) request[key] = Number.isFinite(numberOf(value)) ? numberOf(value) : value;
    else request[key] = jsonOrText(value);
  }
  if (!('system' in request) && !('model' in request)) return null;
  if (Object.keys(parameters).length > 0) request.parameters = parameters;
  return { page: 'model' in request ? 'model' : 'systems', request: request as RunSpec, refused };
}

/** Seeds beyond 2^53 stay text, as the request wants them. */
function seedOf(text: string): number | string {
  const x = numberOf(text);
  return Number.isFinite(x) && (!Number.isInteger(x) || Number.isSafeInteger(x)) ? x : text;
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
