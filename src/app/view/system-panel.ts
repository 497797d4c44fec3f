import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { sliderScale } from '../text/slider-scale.ts';
import { statement } from '../text/statement.ts';
import { symbol } from '../text/symbol.ts';
import { equations } from './equations.ts';
import { errorAt, shownIn } from './field-error.ts';
import { knob } from './knob.ts';

/** Which system, what it is, what one looks at. */
export function systemIntro(state: AppState, actions: Actions): TemplateResult {
  const id = state.requests.systems.system;
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
    <p class="summary" data-explain=${entry?.sources.join(' · ') ?? ''}>${entry && statement(entry.summary)}</p>
    ${equations(state.reading)}
  `;
}

/** The system's parameters as sliders. */
export function systemKnobs(state: AppState, actions: Actions): TemplateResult {
  const request = state.requests.systems;
  const entry = state.catalogue.find((s) => s.id === request.system);
  return html`${entry?.parameters.map((p) => {
    const value = request.parameters?.[p.id] ?? p.default;
    return knob({
      id: p.id,
      symbol: symbol(p.id),
      label: `${p.id}: ${p.description}`,
      explain: `${p.description}${p.unit ? `, in ${p.unit}` : ''}; from ${p.minimum} to ${p.maximum}`,
      value,
      shown: shownIn(state, `parameters.${p.id}`, value),
      unit: p.unit,
      scale: sliderScale(p),
      error: errorAt(state, `parameters.${p.id}`),
      onNumber: (value) => actions.setParameter(p.id, value),
      onRefused: (text) => actions.refuse(`parameters.${p.id}`, text, 'must be a number'),
    });
  })}`;
}
