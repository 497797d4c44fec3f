import { html, type nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { pictureOfRun } from '../chart/block-picture.ts';
import type { AppState } from '../state.ts';
import { blockFigure } from './block-figure.ts';

/** The estimators of a driven run as they close in, above what `otherwise` is shown; or many experiments of fewer trajectories. */
export function estimatorFigures(
  state: AppState,
  actions: Actions,
  otherwise: TemplateResult | typeof nothing,
): TemplateResult {
  const { shown, hidden, manyExperiments } = state;
  const picture = pictureOfRun(shown);
  const many = manyExperiments && picture !== null;
  const buttons = html`<button
      class="plain right"
      aria-pressed=${many}
      ?disabled=${!picture}
      @click=${actions.toggleExperiments}
      data-explain="Cuts this ensemble into experiments of 1, 2, 4 … pulls: how far each estimator is off on average, and how far it scatters."
    >
      how many pulls?
    </button>
    <button
      class="plain"
      ?disabled=${!shown}
      @click=${actions.pulling.study}
      data-explain="Runs the same process faster and slower, and tells from equal total time which speed gives the smallest error of ΔF."
    >
      which speed is best?
    </button>`;
  if (many) return html`${blockFigure(picture, 'bias', hidden, buttons)} ${blockFigure(picture, 'scatter', hidden)}`;
  return html`<figure>
      <figcaption>
        <h2>Estimators closing in on Δ<i>F</i></h2>
        ${buttons}
      </figcaption>
      <convergence-chart class="plot" .data=${shown} .hiddenCurves=${hidden}></convergence-chart>
    </figure>
    ${otherwise}`;
}
