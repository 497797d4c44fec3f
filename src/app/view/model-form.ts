import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LangevinSpec, ScalarSpec } from '../../model/spec.ts';
import type { Actions } from '../actions.ts';
import { freeName, renamed, without } from '../model-edit.ts';
import type { AppState } from '../state.ts';
import { errorAt, shownIn } from './field-error.ts';

type Part = 'coordinates' | 'controls' | 'parameters';

/** Rows of names and values that make up a model. */
export function modelForm(state: AppState, actions: Actions): TemplateResult {
  const model = state.requests.model.model as LangevinSpec;
  const edit = (patch: Partial<LangevinSpec>) => actions.change({ model: { ...model, ...patch } });
  const entries = (part: Part): [string, unknown][] => Object.entries(model[part] ?? {});
  const set = (part: Part, id: string, value: unknown) => edit({ [part]: { ...model[part], [id]: value } });

  const field = (label: string, value: unknown, onText: (text: string) => void, invalid = false) => html`<input
    type="text"
    autocomplete="off"
    spellcheck="false"
    autocapitalize="off"
    aria-label=${label}
    aria-invalid=${invalid}
    data-explain=${label}
    .value=${live(String(value ?? ''))}
    @change=${(event: Event) => onText((event.target as HTMLInputElement).value.trim())}
  />`;
  const name = (part: Part, id: string) =>
    field(`name of this ${part.slice(0, -1)}`, id, (text) => edit({ [part]: renamed(model[part] ?? {}, id, text) }));
  const remove = (part: Part, id: string) =>
    html`<button aria-label="remove ${id}" @click=${() => edit({ [part]: without(model[part] ?? {}, id) })}>×</button>`;
  const add = (part: Part, stem: string, value: unknown) =>
    html`<button class="plain" @click=${() => set(part, freeName(model, stem), value)}>add</button>`;
  const error = (part: Part, id: string) => {
    const line = errorAt(state, `model.${part}.${id}`);
    return line ? html`<p class="error" role="alert">${line}</p>` : nothing;
  };

  const coordinate = ([id, value]: [string, unknown]) => {
    const c = value as { mobility?: ScalarSpec; mass?: ScalarSpec };
    return html`<div class="row coordinate">
      ${name('coordinates', id)}<span class="quiet">${c.mass === undefined ? 'mobility' : 'mass'}</span>
      ${
        c.mass === undefined
          ? field(`mobility of ${id}: a number or a formula of the parameters`, c.mobility ?? 1, (text) =>
              set('coordinates', id, { ...c, mobility: scalar(text) }),
            )
          : field(`mass of ${id}`, c.mass, (text) => set('coordinates', id, { ...c, mass: scalar(text) }))
      }
      ${remove('coordinates', id)} ${error('coordinates', id)}
    </div>`;
  };
  const control = ([id, value]: [string, unknown]) => {
    const ramp = (value as { ramp?: [ScalarSpec, ScalarSpec] })?.ramp;
    const ends = ramp
      ? html`<span class="quiet">from</span>${field(`${id} at the start`, ramp[0], (text) => set('controls', id, { ramp: [scalar(text), ramp[1]] }))}
          <span class="quiet">to</span>${field(`${id} at the end`, ramp[1], (text) => set('controls', id, { ramp: [ramp[0], scalar(text)] }))}`
      : html`<span class="quiet" style="grid-column: span 4">see “as text”</span>`;
    return html`<div class="row control">${name('controls', id)} ${ends} ${remove('controls', id)} ${error('controls', id)}</div>`;
  };
  const parameter = ([id, value]: [string, unknown]) => {
    const full = typeof value === 'object' && value !== null ? (value as { default: number }) : null;
    const store = (text: string) => {
      const x = text === '' ? Number.NaN : Number(text);
      if (!Number.isFinite(x)) return actions.refuse(`model.parameters.${id}`, text, 'must be a number');
      return set('parameters', id, full ? { ...full, default: x } : x);
    };
    return html`<div class="row parameter">
      ${name('parameters', id)}<span class="quiet">=</span>${field(`value of ${id}`, shownIn(state, `model.parameters.${id}`, full?.default ?? value), store, errorAt(state, `model.parameters.${id}`) !== null)}
      ${remove('parameters', id)} ${error('parameters', id)}
    </div>`;
  };

  return html`
    <h2>Coordinates ${add('coordinates', 'y', { mobility: 1, temperature: 'kT' })}</h2>
    ${entries('coordinates').map(coordinate)}
    <h2>Controls, ramped over the duration ${add('controls', 'c', { ramp: [0, 1] })}</h2>
    ${entries('controls').map(control)}
    <h2>Parameters ${add('parameters', 'k', 1)}</h2>
    ${entries('parameters').map(parameter)}
    <h2>Run</h2>
    <div class="knob wide">
      <span>duration</span>
      ${field(
        'duration of the process',
        shownIn(state, 'duration', state.requests.model.duration),
        (text) => {
          const x = Number(text);
          if (text !== '' && Number.isFinite(x)) actions.change({ duration: x });
          else actions.refuse('duration', text, 'must be a number');
        },
        errorAt(state, 'duration') !== null,
      )}
      ${errorAt(state, 'duration') ? html`<p class="error" role="alert">${errorAt(state, 'duration')}</p>` : nothing}
    </div>
  `;
}

/** A number where the text is one, else a formula. */
const scalar = (text: string): ScalarSpec => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
