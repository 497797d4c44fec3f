import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { sliderScale } from '../text/slider-scale.ts';
import { statement } from '../text/statement.ts';
import { symbol } from '../text/symbol.ts';
import { equations } from './equations.ts';
import { errorAt, shownIn } from './field-error.ts';
import { knob } from './knob.ts';
import { presetLinks } from './preset-links.ts';
import { sweepButton } from './sweep-button.ts';

/** Which system, what it is, what one looks at. */
export function systemIntro(state: AppState, actions: Actions): TemplateResult {
  const request = state.requests.systems;
  const id = request.system;
  const entry = state.catalogue.find((s) => s.id === id);
  return html`
    <select
      class="chooser"
      aria-label="system"
      .value=${live(id ?? '')}
      @change=${(event: Event) => actions.chooseSystem((event.target as HTMLSelectElement).value)}
    >
      ${[...new Set(state.catalogue.map((s) => s.group))].map(
        (group) => html`<optgroup label=${group}>
          ${state.catalogue
            .filter((s) => s.group === group)
            .map((s) => html`<option value=${s.id} ?selected=${s.id === id}>${s.title}</option>`)}
        </optgroup>`,
      )}
    </select>
    <p class="summary">${entry && statement(entry.summary)}</p>
    ${entry && entry.presets.length > 0 ? html`<div class="try"><h2>Try</h2>${presetLinks(entry, request)}</div>` : nothing}
    ${equations(state.reading)}
    ${entry && references(entry.sources)}
  `;
}

/** Where it is written up. */
function references(sources: readonly string[]): TemplateResult {
  return html`<details class="references">
    <summary>${sources.length === 1 ? 'Reference' : `${sources.length} references`}</summary>
    <ul>
      ${sources.map((source) => html`<li>${source}</li>`)}
    </ul>
  </details>`;
}

/** The system's parameters as sliders. */
export function systemKnobs(state: AppState, actions: Actions): TemplateResult {
  const request = state.requests.systems;
  const entry = state.catalogue.find((s) => s.id === request.system);
  const ids = entry?.parameters.map(({ id }) => id) ?? [];
  return html`${entry?.parameters.map((p) => {
    const value = request.parameters?.[p.id] ?? p.default;
    return knob({
      id: p.id,
      symbol: symbol(p.id, ids),
      label: `${p.id}: ${p.description}`,
      explain: `${p.description}${p.unit ? `, in ${p.unit}` : ''}; from ${p.minimum} to ${p.maximum}`,
      value,
      shown: shownIn(state, `parameters.${p.id}`, value),
      unit: p.unit,
      scale: sliderScale(p),
      error: errorAt(state, `parameters.${p.id}`),
      more: sweepButton(state, p, actions),
      onNumber: (value) => actions.setParameter(p.id, value),
      onRefused: (text) => actions.refuse(`parameters.${p.id}`, text, 'must be a number'),
    });
  })}`;
}
