import { type AppState, isWithin } from '../state.ts';

/** Fields that are on screen on each page; those that can be folded away apart. */
const common = ['trajectories', 'seed', 'backend'];

/** Those that can be folded away: the bar says what is wrong with them. */
export const isFolded = (field: string | null, page: AppState['page']): boolean =>
  field !== null && ['precision', 'dt', 'rounds', ...(page === 'systems' ? ['duration'] : [])].includes(field);

/** The error about a field, in one line; null when it is about something else. */
export function errorAt({ failure }: Pick<AppState, 'failure'>, field: string): string | null {
  return failure?.field && isWithin(failure.field, field) ? failure.message : null;
}

/** What a field shows: what was typed and refused, else the value in the request. */
export function shownIn<V>({ failure }: Pick<AppState, 'failure'>, field: string, value: V): V | string {
  return failure?.field === field && failure.typed !== undefined ? failure.typed : value;
}

/** The error that no field on screen is about. */
export function errorElsewhere(state: AppState): string | null {
  const { failure, page, modelAsText } = state;
  if (!failure) return null;
  const { field } = failure;
  if (isFolded(field, page)) return failure.message;
  const shown =
    page === 'systems'
      ? [...common, ...knobs(state)]
      : modelAsText || modelKind(state) === 'other'
        ? ['model', ...common]
        : [...modelFields(state), 'duration', ...common];
  return field !== null && shown.some((f) => isWithin(field, f)) ? null : failure.message;
}

/** Parameters of the system in view; a link may name others. */
function knobs(state: AppState): string[] {
  const { system } = state.requests.systems;
  return state.catalogue.find(({ id }) => id === system)?.parameters.map(({ id }) => `parameters.${id}`) ?? [];
}

/** What a model consists of, as far as there is a form for it; links may hold anything. */
export type ModelKind = 'potential' | 'network' | 'reactions' | 'other';

/** The kind of one's own model. */
export function modelKind({ requests }: AppState): ModelKind {
  const { model } = requests.model;
  if (typeof model !== 'object' || model === null) return 'other';
  if ('states' in model) return 'network';
  if ('species' in model) return 'reactions';
  return 'potential' in model ? 'potential' : 'other';
}

/** Parts of a model that are rows of names and values. */
const parts = ['parameters', 'assignments', 'controls', 'coordinates', 'species', 'currents', 'passages'];

/** Fields of the form for one's own model. */
function modelFields(state: AppState): string[] {
  const model = (state.requests.model.model ?? {}) as Record<string, unknown>;
  const keys = (part: string) =>
    Object.keys((model[part] as object | undefined) ?? {}).map((id) => `model.${part}.${id}`);
  return ['potential', 'transitions', 'states', 'reactions', 'initial']
    .map((f) => `model.${f}`)
    .concat(parts.flatMap(keys));
}
