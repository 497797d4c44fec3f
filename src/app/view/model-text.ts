import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { errorAt } from './field-error.ts';

/** The whole request as text. */
export function modelText(state: AppState, actions: Actions): TemplateResult {
  const type = (event: Event) => {
    const text = (event.target as HTMLTextAreaElement).value;
    try {
      actions.replaceModel(JSON.parse(text));
    } catch (error) {
      actions.refuse('model', '…', `is not JSON: ${(error as Error).message}`);
    }
  };
  const error = errorAt(state, 'model');
  return html`<div class="as-text">
    <textarea aria-label="the request as JSON" spellcheck="false" @change=${type} .value=${JSON.stringify(state.requests.model, null, 2)}></textarea>
    ${error ? html`<p class="error" role="alert">${error}</p>` : ''}
  </div>`;
}
