import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { equations } from './equations.ts';
import { errorAt } from './field-error.ts';
import { modelForm } from './model-form.ts';
import { modelText } from './model-text.ts';
import { potentialField } from './potential-field.ts';

/** The formula of one's own potential, shown as it is understood while it is typed. */
export function modelIntro(state: AppState, actions: Actions): TemplateResult {
  const toggle = html`<button class="plain" aria-pressed=${state.modelAsText} @click=${actions.toggleModelText} data-explain="The whole request as text: also forces, several temperatures, inertia, periodic coordinates.">as text</button>`;
  if (state.modelAsText)
    return html`<p class="heading"><b>SPEC.json</b>${toggle}</p>
      ${modelText(state, actions)}`;
  return html`<p class="heading"><b>Your potential</b>${toggle}</p>
    ${potentialField(state, actions, errorAt(state, 'model.potential'))} ${equations(state.reading)}`;
}

/** Coordinates, controls and parameters of one's own model. */
export const modelKnobs = (state: AppState, actions: Actions): TemplateResult =>
  state.modelAsText ? html`` : modelForm(state, actions);
