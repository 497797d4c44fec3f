import { html, type TemplateResult } from 'lit';
import type { ScalarSpec } from '../../model/spec.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { modelRows, scalar } from './model-rows.ts';

/** A control, perhaps one with a ramp. */
interface Ramped {
  readonly ramp?: readonly [ScalarSpec, ScalarSpec];
}

/** Rows of names and values that make up a model with a potential. */
export function modelForm(state: AppState, actions: Actions): TemplateResult {
  const { add, assignments, duration, entries, error, field, name, parameters, remove, set } = modelRows(
    state,
    actions,
  );

  const coordinate = ([id, value]: [string, unknown]) => {
    const c = value as { mobility?: ScalarSpec; mass?: ScalarSpec };
    return html`<div class="row coordinate">
      ${name('coordinates', id)}<span class="quiet">${c.mass === undefined ? 'mobility' : 'mass'}</span>
      ${
        c.mass === undefined
          ? field(`mobility of ${id}: a number or a formula of the parameters`, c.mobility ?? 1, (text) =>
              set('coordinates', id, (now) => ({ ...(now as object), mobility: scalar(text) })),
            )
          : field(`mass of ${id}`, c.mass, (text) =>
              set('coordinates', id, (now) => ({ ...(now as object), mass: scalar(text) })),
            )
      }
      ${remove('coordinates', id)} ${error('coordinates', id)}
    </div>`;
  };
  const control = ([id, value]: [string, unknown]) => {
    const ramp = (value as Ramped | null)?.ramp;
    const end = (place: 0 | 1) => (text: string) =>
      set('controls', id, (now) => ({ ramp: (now as Ramped).ramp!.with(place, scalar(text)) }));
    const ends = ramp
      ? html`<span class="quiet">from</span>${field(`${id} at the start`, ramp[0], end(0))}
          <span class="quiet">to</span>${field(`${id} at the end`, ramp[1], end(1))}`
      : html`<span class="quiet" style="grid-column: span 4">see “as text”</span>`;
    return html`<div class="row control">${name('controls', id)} ${ends} ${remove('controls', id)} ${error('controls', id)}</div>`;
  };

  return html`
    <h2>Coordinates ${add('coordinates', 'y', { mobility: 1, temperature: 'kT' })}</h2>
    ${entries('coordinates').map(coordinate)}
    <h2>Controls, ramped over the duration ${add('controls', 'c', { ramp: [0, 1] })}</h2>
    ${entries('controls').map(control)}
    <h2>Parameters ${add('parameters', 'k', 1)}</h2>
    ${parameters()} ${assignments()}
    <h2>Run</h2>
    ${duration()}
  `;
}
