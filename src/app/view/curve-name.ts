import { html, type TemplateResult } from 'lit';
import type { EstimatorStyle } from '../../report/estimators.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';

/** An estimator's name with the look of its curve, which it shows or hides. */
export function curveName(style: EstimatorStyle, why: string, { hidden }: AppState, actions: Actions): TemplateResult {
  const look = `color: var(${style.colour}); border-top-style: ${style.dash.length ? 'dashed' : 'solid'}; border-top-width: ${style.main ? 3 : 2}px`;
  return html`<button
    class="plain"
    aria-pressed=${!hidden.has(style.id)}
    aria-label="${style.name}: curve"
    aria-description=${why}
    data-explain=${why}
    @click=${() => actions.toggleCurve(style.id)}
  >
    <span class="swatch" style=${look}></span>${style.name}
  </button>`;
}

/** What the slope of Crooks' line means. */
export const slopeMeaning = 'Slope of ln P_F(W)/P_R(−W) against W, in units of β = 1/kT: Crooks’ theorem says 1.';

/** Its name, which has no curve. */
export const slopeName = (): TemplateResult => html`<th scope="row" tabindex="0" data-explain=${slopeMeaning}>
  <span class="swatch none"></span>Slope of ln <i>P</i><sub>F</sub>/<i>P</i><sub>R</sub>
</th>`;
