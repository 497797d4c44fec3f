import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Actions } from '../actions.ts';
import { examples } from '../default-requests.ts';
import type { AppState } from '../state.ts';
import { arrowsField } from './arrows-field.ts';
import { equations } from './equations.ts';
import { errorAt, type ModelKind, modelKind } from './field-error.ts';
import { jumpForm } from './jump-form.ts';
import { modelForm } from './model-form.ts';
import { errorLine } from './model-rows.ts';
import { modelText } from './model-text.ts';
import { potentialField } from './potential-field.ts';

const titles: Readonly<Record<ModelKind, string>> = {
  potential: 'Your potential',
  network: 'Your network',
  reactions: 'Your reactions',
  other: 'SPEC.json',
};

/** One's own model: where to begin, and its formulas, shown as they are understood while they are typed. */
export function modelIntro(state: AppState, actions: Actions): TemplateResult {
  const kind = modelKind(state);
  const asText = state.modelAsText || kind === 'other';
  return html`
    ${beginnings(state, actions)}
    <p class="heading">
      <b>${asText ? titles.other : titles[kind]}</b>
      <button class="plain" aria-pressed=${asText} ?disabled=${kind === 'other'} @click=${actions.toggleModelText} data-explain="The whole request as text: also forces, several temperatures, inertia, periodic coordinates, events.">as text</button>
    </p>
    ${asText ? modelText(state, actions) : formulas(kind, state, actions)} ${equations(state.reading)}
  `;
}

function formulas(kind: ModelKind, state: AppState, actions: Actions): TemplateResult {
  if (kind === 'network') return arrowsField(state, actions, 'transitions');
  if (kind === 'reactions') return arrowsField(state, actions, 'reactions');
  return potentialField(state, actions, errorAt(state, 'model.potential'));
}

/** Examples to begin with, and models from files. */
function beginnings({ unread }: AppState, actions: Actions): TemplateResult {
  const choose = (event: Event) => {
    const chosen = examples.find((e) => e.title === (event.target as HTMLSelectElement).value);
    if (chosen) actions.replaceModel(chosen.request);
  };
  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) actions.loadSbml(file);
    input.value = '';
  };
  return html`<div class="beginnings">
    <select aria-label="examples" .value=${live('')} @change=${choose} data-explain="Models to begin with: each can be edited.">
      <option value="">Begin with an example …</option>
      ${examples.map((e) => html`<option value=${e.title}>${e.title}</option>`)}
    </select>
    <label class="file" data-explain="A stochastic model in the Systems Biology Markup Language, levels 2 and 3; it can also be dropped anywhere on the page.">
      <input type="file" name="sbml" accept=".xml,.sbml,application/xml,text/xml" class="unseen" @change=${pick} />Load SBML …
    </label>
    ${errorLine(unread)}
  </div>`;
}

/** The parts of one's own model besides its formulas. */
export function modelKnobs(state: AppState, actions: Actions): TemplateResult {
  const kind = modelKind(state);
  if (state.modelAsText || kind === 'other') return html``;
  return kind === 'potential' ? modelForm(state, actions) : jumpForm(state, actions);
}
