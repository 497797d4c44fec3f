import { html, type TemplateResult } from 'lit';
import type { ScalarSpec } from '../../model/spec.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { modelRows, scalar } from './model-rows.ts';
import { onlyAsText } from './only-as-text.ts';
import { startRows } from './start-rows.ts';

/** A control, perhaps one with a ramp. */
interface Ramped {
  readonly ramp?: readonly [ScalarSpec, ScalarSpec];
}

/** Rows of names and values that make up a model with a potential. */
export function modelForm(state: AppState, actions: Actions): TemplateResult {
  const rows = modelRows(state, actions);
  const { add, assignments, duration, entries, error, field, name, parameters, remove, set } = rows;

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

  const passage = ([id, value]: [string, unknown]) => {
    const p = value as { coordinate?: string; level?: ScalarSpec };
    return html`<div class="row control passage">
      ${name('passages', id)}<span class="quiet">when</span>${field(`coordinate of ${id}`, p.coordinate, (text) =>
        set('passages', id, (now) => ({ ...(now as object), coordinate: text })),
      )}
      <span class="quiet">=</span>${field(`level of ${id}: a number or a formula of the parameters`, p.level, (text) =>
        set('passages', id, (now) => ({ ...(now as object), level: scalar(text) })),
      )}
      ${remove('passages', id)} ${error('passages', id)}
    </div>`;
  };
  const coordinates = entries('coordinates').map(([id]) => id);

  return html`
    <h2>Coordinates ${add('coordinates', 'y', { mobility: 1, temperature: 'kT' })}</h2>
    ${entries('coordinates').map(coordinate)}
    <h2>Controls, ramped over the duration ${add('controls', 'c', { ramp: [0, 1] })}</h2>
    ${entries('controls').map(control)}
    <h2>Parameters ${add('parameters', 'k', 1)}</h2>
    ${parameters()} ${assignments()}
    ${startRows(state, actions, rows, {
      named: [
        ['', 'as usual'],
        ['equilibrium', 'in equilibrium'],
        ['stationary', 'in the stationary state'],
      ],
      places: coordinates,
      numbers: 'positions',
      explain: 'As usual: in equilibrium where there is one, else in the stationary state.',
    })}
    <h2>First passages ${add('passages', 'passage', { coordinate: coordinates[0] ?? 'x', level: 1 })}</h2>
    ${entries('passages').map(passage)}
    ${onlyAsText(state, ['coordinates', 'controls', 'parameters', 'assignments', 'potential', 'initial', 'passages'])}
    <h2>Run</h2>
    ${duration()}
  `;
}
