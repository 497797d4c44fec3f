import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { curveFigures } from './curve-figures.ts';
import { estimatorFigures } from './estimator-figure.ts';
import { jumpCharts } from './jump-charts.ts';
import { profileFigure } from './profile-figure.ts';
import { spectrumFigures } from './spectrum-figures.ts';
import { speedView } from './speed-view.ts';
import { sweepView } from './sweep-view.ts';
import { workFigure } from './work-figure.ts';

/** The pictures: for driven systems works, convergence, molecules; for others spectra, or fields or paths and laws. */
export function chartColumn(state: AppState, actions: Actions): TemplateResult {
  if (state.sweep) return sweepView(state, state.sweep, actions);
  if (state.failure && !state.shown) return html`<p class="quiet">Nothing to show: the request was refused.</p>`;
  const driven = state.shown?.decided.driven ?? state.coming?.driven ?? true;
  if (state.shown?.decided.jump) return jumpCharts(state.shown, state.logarithmic, actions);
  return driven ? drivenCharts(state, actions) : freeCharts(state);
}

function drivenCharts(state: AppState, actions: Actions): TemplateResult {
  const { shown, picture, logarithmic, pulling } = state;
  if (pulling) return speedView(pulling, actions);
  return html`
    ${workFigure({ title: 'Work, forward and (negated) reverse', data: shown, logarithmic }, actions)}
    ${estimatorFigures(
      state,
      actions,
      profileFigure(state, actions, (button) => motion(picture, button)),
    )}
  `;
}

function freeCharts({ shown, picture }: AppState): TemplateResult {
  if (shown?.result.series.spectrum) return html`${spectrumFigures(shown)} ${picture ? motion(picture) : nothing}`;
  return html`
    ${curveFigures(shown)}
    ${
      shown?.result.field
        ? html`<figure>
          <figcaption><h2>Where the probability is, and how it flows</h2></figcaption>
          <field-picture class="plot" .data=${shown}></field-picture>
        </figure>`
        : picture
          ? html`<figure>
          <figcaption><h2>Sample paths</h2></figcaption>
          <paths-chart class="plot" .data=${picture}></paths-chart>
        </figure>`
          : nothing
    }
    ${
      (shown?.result.series.curves ?? []).length > 0 || shown?.result.laws.length === 0
        ? nothing
        : html`<figure>
          <figcaption><h2>Laws: distance from the expected value</h2></figcaption>
          <law-chart class="plot" .data=${shown}></law-chart>
        </figure>`
    }
    ${picture ? motion(picture) : nothing}
  `;
}

function motion(picture: AppState['picture'], button: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<figure>
    <figcaption>
      <h2>${picture ? `The first ${picture.picture.paths[0]?.count} of the ensemble, moving` : 'The ensemble, moving'}</h2>
      ${button}
    </figcaption>
    <molecule-picture class="plot" .data=${picture}></molecule-picture>
  </figure>`;
}
