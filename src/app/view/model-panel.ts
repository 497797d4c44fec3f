import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { equations } from './equations.ts';
import { errorAt, hasForm } from './field-error.ts';
import { modelForm } from './model-form.ts';
import { modelText } from './model-text.ts';
import { potentialField } from './potential-field.ts';

/** The formula of one's own potential, shown as it is understood while it is typed. */
export function modelIntro(state: AppState, actions: Actions): TemplateResult {
  const asText = isText(state);
  const toggle = html`<button class="plain" aria-pressed=${asText} ?disabled=${asText && !state.modelAsText} @click=${actions.toggleModelText} data-explain="The whole request as text: also forces, several temperatures, inertia, periodic coordinates.">as text</button>`;
  if (asText)
    return html`<p class="heading"><b>SPEC.json</b>${toggle}</p>
      ${modelText(state, actions)} ${equations(state.reading)}`;
  return html`<p class="heading"><b>Your potential</b>${toggle}</p>
    ${potentialField(state, actions, errorAt(state, 'model.potential'))} ${equations(state.reading)}`;
}

/** Shown as text when asked for, and where the form has no place for the model. */
const isText = (state: AppState): boolean => state.modelAsText || !hasForm(state);

/** Coordinates, controls and parameters of one's own model. */
export const modelKnobs = (state: AppState, actions: Actions): TemplateResult =>
  isText(state) ? html`` : modelForm(state, actions);
