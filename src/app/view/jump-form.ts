import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { modelRows, scalar } from './model-rows.ts';
import { onlyAsText } from './only-as-text.ts';
import { startRows } from './start-rows.ts';

/** The form of a network or of reactions: species, currents and parameters; transitions stand in a box of their own. */
export function jumpForm(state: AppState, actions: Actions): TemplateResult {
  const rows = modelRows(state, actions);
  const { add, assignments, duration, entries, error, field, name, parameters, remove, set } = rows;
  const model = state.requests.model.model as Readonly<Record<string, unknown>>;

  const species = ([id, value]: [string, unknown]) => html`<div class="row parameter">
    ${name('species', id)}<span class="quiet">=</span>${field(
      `${id} at the start: a number, a formula, poisson(mean) or binomial(n, p)`,
      value,
      (text) => set('species', id, () => scalar(text)),
    )}
    ${remove('species', id)} ${error('species', id)}
  </div>`;
  const current = ([id, value]: [string, unknown]) => html`<div class="row parameter">
    ${name('currents', id)}<span class="quiet">=</span>${field(
      `what ${id} counts: A -> B net, A => B one way; several with commas`,
      [value].flat().join(', '),
      (text) => set('currents', id, () => (text.includes(',') ? text.split(',').map((part) => part.trim()) : text)),
    )}
    ${remove('currents', id)} ${error('currents', id)}
  </div>`;
  const states = [model.states ?? []].flat().map(String);

  return html`
    ${
      'species' in model
        ? html`<h2>Species, and how many at the start ${add('species', 'X', 0)}</h2>
          ${entries('species').map(species)}`
        : nothing
    }
    <h2>Currents ${add('currents', 'J', firstArrow(model))}</h2>
    ${entries('currents').map(current)}
    <h2>Parameters ${add('parameters', 'k', 1)}</h2>
    ${parameters()} ${assignments()}
    ${
      'states' in model
        ? startRows(state, actions, rows, {
            named: [['', 'in the stationary state'], ...states.map((s) => [s, `in ${s}`] as const)],
            places: states,
            numbers: 'weights',
            explain: 'In the stationary state, in one state, or in several by their weights.',
          })
        : nothing
    }
    ${onlyAsText(state, ['states', 'transitions', 'species', 'reactions', 'currents', 'parameters', 'assignments', 'initial'])}
    <h2>Run</h2>
    ${duration()}
  `;
}

/** The first transition or reaction without its rate, as a current to begin with. */
function firstArrow(model: Readonly<Record<string, unknown>>): string {
  const [first = ''] = (model.transitions ?? model.reactions ?? []) as readonly string[];
  return first.split(':')[0]!.replace('<->', '->').trim();
}
