import { html, nothing, type TemplateResult } from 'lit';
import type { ScalarSpec } from '../../model/spec.ts';
import type { Actions } from '../actions.ts';
import { type EditedModel, freeName, renamed, without } from '../model-edit.ts';
import type { AppState } from '../state.ts';
import { sweptParameters } from '../sweep/swept-parameters.ts';
import { numberOf } from '../text/typed-number.ts';
import { errorAt, shownIn } from './field-error.ts';
import { sweepButton } from './sweep-button.ts';
import { beganTyping, endedTyping, unlessTyping } from './unless-typing.ts';

/** Rows of names and values that every kind of model is edited with. */
export interface ModelRows {
  readonly entries: (part: string) => [string, unknown][];
  /** Gives an entry the value that comes of the one it has now. */
  readonly set: (part: string, id: string, next: (now: unknown) => unknown) => void;
  readonly field: (label: string, value: unknown, onText: (text: string) => void, invalid?: boolean) => TemplateResult;
  readonly name: (part: string, id: string) => TemplateResult;
  readonly remove: (part: string, id: string) => TemplateResult;
  readonly add: (part: string, stem: string, value: unknown) => TemplateResult;
  readonly error: (part: string, id: string) => TemplateResult | typeof nothing;
  /** All parameters, each a number. */
  readonly parameters: () => TemplateResult;
  /** Quantities that formulas have by name, under a heading. */
  readonly assignments: () => TemplateResult;
  /** How long to run. */
  readonly duration: () => TemplateResult;
}

/** The rows of one's own model as it is. */
export function modelRows(state: AppState, actions: Actions): ModelRows {
  const part = (name: string, model = state.requests.model.model as EditedModel) =>
    (model[name] ?? {}) as Record<string, unknown>;
  const edit = (name: string, next: (now: Record<string, unknown>) => Record<string, unknown>, field: string) =>
    actions.editModel((model) => ({ [name]: next(part(name, model)) }), [field]);
  const entries = (name: string) => Object.entries(part(name));
  const set: ModelRows['set'] = (name, id, next) =>
    edit(name, (now) => ({ ...now, [id]: next(now[id]) }), `model.${name}.${id}`);
  /** Parts with an entry for each coordinate, under its new name. */
  const keyedBy = (model: EditedModel, id: string, text: string) =>
    Object.fromEntries(
      ['initial', 'force'].flatMap((key) => {
        const entry = model[key];
        return typeof entry === 'object' && entry !== null ? [[key, renamed(part(key, model), id, text)]] : [];
      }),
    );
  const field: ModelRows['field'] = (label, value, onText, invalid = false) => html`<input
    type="text"
    autocomplete="off"
    spellcheck="false"
    autocapitalize="off"
    aria-label=${label}
    aria-invalid=${invalid}
    data-explain=${label}
    .value=${unlessTyping(String(value ?? ''))}
    @input=${beganTyping}
    @blur=${endedTyping}
    @change=${(event: Event) => {
      endedTyping(event);
      onText((event.target as HTMLInputElement).value.trim());
    }}
  />`;
  const name: ModelRows['name'] = (of, id) => {
    const path = `model.${of}.${id}.name`;
    const rename = (text: string) => {
      const under = (model: EditedModel) => ({
        [of]: renamed(part(of, model), id, text),
        ...(of === 'coordinates' && keyedBy(model, id, text)),
      });
      if (text === id || !Object.hasOwn(part(of), text)) return actions.editModel(under, [path]);
      return actions.refuse(path, text, `is the name of another ${singular(of)}`);
    };
    return field(`name of this ${singular(of)}`, shownIn(state, path, id), rename, errorAt(state, path) !== null);
  };
  const remove: ModelRows['remove'] = (of, id) =>
    html`<button aria-label="remove ${id}" @click=${() => edit(of, (now) => without(now, id), `model.${of}.${id}`)}>×</button>`;
  const error: ModelRows['error'] = (of, id) => errorLine(errorAt(state, `model.${of}.${id}`));

  const swept = new Map(sweptParameters(state).map((p) => [p.id, p]));
  const parameter = ([id, value]: [string, unknown]) => {
    const full = typeof value === 'object' && value !== null ? (value as { default: number }) : null;
    const path = `model.parameters.${id}`;
    const store = (text: string) => {
      const x = numberOf(text);
      if (!Number.isFinite(x)) return actions.refuse(path, text, 'must be a number');
      return set('parameters', id, () => (full ? { ...full, default: x } : x));
    };
    return html`<div class="row parameter">
      ${name('parameters', id)}<span class="quiet">=</span>${field(`value of ${id}`, shownIn(state, path, full?.default ?? value), store, errorAt(state, path) !== null)}
      ${swept.get(id) ? sweepButton(state, swept.get(id)!, actions) : html`<span></span>`}${remove('parameters', id)} ${error('parameters', id)}
    </div>`;
  };

  const assignment = ([id, value]: [string, unknown]) => html`<div class="row parameter">
    ${name('assignments', id)}<span class="quiet">=</span>${field(
      `${id}: a formula, put in wherever ${id} is named`,
      value,
      (text) => set('assignments', id, () => text),
      errorAt(state, `model.assignments.${id}`) !== null,
    )}
    <span></span>${remove('assignments', id)} ${error('assignments', id)}
  </div>`;

  const duration = () => html`<div class="knob wide">
    <span>duration</span>
    ${field(
      'duration of the process',
      shownIn(state, 'duration', state.requests.model.duration),
      (text) => {
        const x = numberOf(text);
        if (Number.isFinite(x)) actions.change({ duration: x });
        else actions.refuse('duration', text, 'must be a number');
      },
      errorAt(state, 'duration') !== null,
    )}
    ${errorLine(errorAt(state, 'duration'))}
  </div>`;

  const add: ModelRows['add'] = (of, stem, value) =>
    html`<button class="plain" @click=${() => actions.editModel((model) => ({ [of]: { ...part(of, model), [freeName(model, stem)]: value } }), [])}>add</button>`;

  return {
    entries,
    set,
    field,
    name,
    remove,
    error,
    add,
    assignments: () => html`<h2>Named formulas ${add('assignments', 'q', '1')}</h2>
      ${entries('assignments').map(assignment)}`,
    parameters: () => html`${entries('parameters').map(parameter)}`,
    duration,
  };
}

const singular = (part: string): string => (part === 'species' ? part : part.slice(0, -1));

/** An error in one line below a field. */
export const errorLine = (line: string | null): TemplateResult | typeof nothing =>
  line ? html`<p class="error" role="alert">${line}</p>` : nothing;

/** A number where the text is one, else a formula. */
export const scalar = (text: string): ScalarSpec => (Number.isFinite(numberOf(text)) ? numberOf(text) : text);
