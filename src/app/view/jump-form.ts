import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { errorAt } from './field-error.ts';
import { errorLine, modelRows, scalar } from './model-rows.ts';

/** The form of a network or of reactions: species, currents and parameters; transitions stand in a box of their own. */
export function jumpForm(state: AppState, actions: Actions): TemplateResult {
  const { add, assignments, duration, entries, error, field, name, parameters, remove, set } = modelRows(
    state,
    actions,
  );
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
  const events = (model.events as readonly unknown[] | undefined)?.length ?? 0;

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
    ${events > 0 ? html`<p class="quiet">Events: see “as text”.</p>` : nothing}
    <h2>Run</h2>
    ${duration()}
    ${errorLine(errorAt(state, 'model.initial'))}
  `;
}

/** The first transition or reaction without its rate, as a current to begin with. */
function firstArrow(model: Readonly<Record<string, unknown>>): string {
  const [first = ''] = (model.transitions ?? model.reactions ?? []) as readonly string[];
  return first.split(':')[0]!.replace('<->', '->').trim();
}
