import { html, type TemplateResult } from 'lit';
import type { RunSpec } from '../../experiment/spec.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { errorAt, shownIn } from './field-error.ts';

/** The whole request as text. */
export function modelText(state: AppState, actions: Actions): TemplateResult {
  const type = (event: Event) => {
    const text = (event.target as HTMLTextAreaElement).value;
    try {
      const request: unknown = JSON.parse(text);
      if (typeof request === 'object' && request !== null && !Array.isArray(request))
        return actions.replaceModel(request as RunSpec);
      return actions.refuse('model', text, 'must be an object');
    } catch (error) {
      return actions.refuse('model', text, `is not JSON: ${(error as Error).message}`);
    }
  };
  const error = errorAt(state, 'model');
  return html`<div class="as-text">
    <textarea aria-label="the request as JSON" spellcheck="false" @change=${type} .value=${shownIn(state, 'model', JSON.stringify(state.requests.model, null, 2))}></textarea>
    ${error ? html`<p class="error" role="alert">${error}</p>` : ''}
  </div>`;
}
