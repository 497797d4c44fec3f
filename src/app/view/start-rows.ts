import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ScalarSpec } from '../../model/spec.ts';
import type { Actions } from '../actions.ts';
import { without } from '../model-edit.ts';
import type { AppState } from '../state.ts';
import { errorAt } from './field-error.ts';
import { errorLine, type ModelRows, scalar } from './model-rows.ts';

/** Where trajectories start: a state by its name, or a number for each of `places`. */
export function startRows(
  state: AppState,
  actions: Actions,
  { field }: Pick<ModelRows, 'field'>,
  options: {
    /** States that have a name, and what is said of them; the first is what is meant where nothing is said. */
    readonly named: readonly (readonly [id: string, words: string])[];
    /** What has a number of its own, and what that is called as a choice. */
    readonly places: readonly string[];
    readonly numbers: string;
    readonly explain: string;
  },
): TemplateResult {
  const { named, places, numbers, explain } = options;
  const { initial } = state.requests.model.model as { initial?: string | Record<string, ScalarSpec> };
  const given = typeof initial === 'object' && initial !== null ? initial : null;
  // what the model does not know, such as a state that was taken away, is shown as it is given
  const unknown =
    typeof initial === 'string' && !named.some(([id]) => id === initial) ? [[initial, initial] as const] : [];
  const chosen = given ? numbers : (initial ?? '');
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const first = places.find((place) => place === initial) ?? places[0];
    const point = Object.fromEntries(places.map((place) => [place, numbers === 'weights' && place === first ? 1 : 0]));
    actions.editModel(
      () => ({ initial: value === numbers ? (given ?? point) : value || undefined }),
      ['model.initial'],
    );
  };
  const row = (place: string) => html`<div class="row parameter">
    <span>${place}</span><span class="quiet">=</span>${field(
      `${place} at the start: a number or a formula of the parameters`,
      given?.[place] ?? 0,
      (text) =>
        actions.editModel(
          ({ initial: now }) => ({ initial: { ...(now as object), [place]: scalar(text) } }),
          ['model.initial'],
        ),
      errorAt(state, `model.initial.${place}`) !== null,
    )}
    ${
      places.includes(place)
        ? nothing
        : html`<button aria-label="remove ${place} from the start" @click=${() =>
            actions.editModel(
              ({ initial: now }) => ({ initial: without(now as Record<string, ScalarSpec>, place) }),
              ['model.initial'],
            )}>×</button>`
    }
  </div>`;
  return html`<h2>Start</h2>
    <div class="row start">
      <select aria-label="where trajectories start" name="initial" data-explain=${explain} .value=${live(chosen)} @change=${choose}>
        ${[...named, ...unknown, [numbers, `with these ${numbers}`] as const].map(
          ([id, words]) => html`<option value=${id} ?selected=${id === chosen}>${words}</option>`,
        )}
      </select>
    </div>
    ${given ? [...new Set([...places, ...Object.keys(given)])].map(row) : nothing} ${errorLine(errorAt(state, 'model.initial'))}`;
}
