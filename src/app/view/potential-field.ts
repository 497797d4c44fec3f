import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LangevinSpec } from '../../model/spec.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';

/** The box for U. */
export function potentialField(state: AppState, actions: Actions, error: string | null): TemplateResult {
  const model = state.requests.model.model as LangevinSpec;
  const type = (event: Event) => {
    const potential = (event.target as HTMLTextAreaElement).value;
    actions.editModel(() => ({ potential }), ['model']);
  };
  return html`<div class="potential">
    <textarea
      name="potential"
      rows="2"
      spellcheck="false"
      autocapitalize="off"
      aria-label="potential energy U, a formula"
      aria-invalid=${error !== null}
      aria-errormessage="potential-error"
      data-explain="A formula of the coordinates, controls and parameters below: + − * / ^, sin, cos, exp, log, sqrt, abs, tanh, min, max, comparisons and c ? a : b."
      .value=${live(String(model.potential))}
      @input=${type}
    ></textarea>
    ${error ? html`<p id="potential-error" class="error" role="alert">${error}</p>` : nothing}
  </div>`;
}
