import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A named choice in a form, with room for another field beside it. */
export function choiceField(options: {
  readonly name: string;
  readonly label: string;
  readonly explain: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly invalid?: boolean;
  readonly choose: (value: string) => void;
  readonly beside?: TemplateResult;
}): TemplateResult {
  const { name, label, explain, value, invalid = false, choose, beside } = options;
  return html`<div class="knob reading">
    <span>${label}</span>
    <span class="fields">
      <select
        name=${name}
        aria-label=${label}
        aria-invalid=${invalid}
        aria-description=${explain}
        data-explain=${explain}
        .value=${live(value)}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        ${options.options.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}
      </select>
      ${beside ?? nothing}
    </span>
  </div>`;
}
