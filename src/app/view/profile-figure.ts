import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';

/** The free-energy profile along the coordinate, where it was measured and is asked for; else what otherwise stands in its place, with a button that asks for it. */
export function profileFigure(
  { shown, profiled }: AppState,
  actions: Actions,
  otherwise: (button: TemplateResult | typeof nothing) => TemplateResult,
): TemplateResult {
  const profile = shown?.result.profile;
  if (!shown || !profile) return otherwise(nothing);
  const button = html`<button
    class="plain right"
    aria-pressed=${profiled}
    @click=${actions.toggleProfile}
    data-explain="The potential along ${profile.axis.name}, found from works and positions during the pulls: Hummer and Szabo, PNAS 98, 3658 (2001); Minh and Adib, PRL 100, 180602 (2008)."
  >
    profile
  </button>`;
  if (!profiled) return otherwise(button);
  return html`<figure>
    <figcaption>
      <h2>Free-energy profile: ${profile.of}</h2>
      ${button}
    </figcaption>
    <profile-chart class="plot" .data=${shown}></profile-chart>
  </figure>`;
}
