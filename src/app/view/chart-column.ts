import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { curveFigures } from './curve-figures.ts';
import { estimatorFigures } from './estimator-figure.ts';
import { fieldFigure } from './field-figure.ts';
import { jumpCharts } from './jump-charts.ts';
import { moleculeFigure } from './molecule-figure.ts';
import { processFigure } from './process-figure.ts';
import { spectrumFigures } from './spectrum-figures.ts';
import { speedView } from './speed-view.ts';
import { sweepView } from './sweep-view.ts';
import { workFigure } from './work-figure.ts';

/** The pictures: for driven systems works, convergence, the process; for others spectra, or fields or paths and laws. */
export function chartColumn(state: AppState, actions: Actions): TemplateResult {
  if (state.sweep) return sweepView(state, state.sweep, actions);
  if (state.failure && !state.shown) return html`<p class="quiet">Nothing to show: the request was refused.</p>`;
  const driven = state.shown?.decided.driven ?? state.coming?.driven ?? true;
  if (state.shown?.decided.jump) return jumpCharts(state.shown, state.logarithmic, actions);
  return driven ? drivenCharts(state, actions) : freeCharts(state);
}

function drivenCharts(state: AppState, actions: Actions): TemplateResult {
  const { shown, logarithmic, pulling } = state;
  if (pulling) return speedView(pulling, actions);
  return html`
    ${workFigure({ title: 'Work, forward and (negated) reverse', data: shown, logarithmic }, actions)}
    ${estimatorFigures(state, actions, processFigure(state, actions))}
  `;
}

function freeCharts({ shown, picture }: AppState): TemplateResult {
  if (shown?.result.series.spectrum)
    return html`${spectrumFigures(shown)} ${shown.result.field ? fieldFigure(shown) : picture ? moleculeFigure(picture) : nothing}`;
  return html`
    ${curveFigures(shown)}
    ${
      shown?.result.field
        ? fieldFigure(shown)
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
    ${picture ? moleculeFigure(picture) : nothing}
  `;
}
