import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { DrawnWorks } from '../chart/work-chart.ts';

/** Histograms of works, on a linear or a logarithmic scale. */
export function workFigure(
  options: {
    readonly title: string;
    readonly data: DrawnWorks | null;
    readonly logarithmic: boolean;
    readonly look?: string;
  },
  actions: Actions,
): TemplateResult {
  const { title, data, logarithmic, look = '' } = options;
  return html`<figure class=${look}>
    <figcaption>
      <h2>${title}</h2>
      <button
        class="plain right"
        aria-pressed=${logarithmic}
        @click=${actions.toggleLogarithmic}
        data-explain="Logarithmic heights show the tails on which Jarzynski’s average rests."
      >
        log
      </button>
    </figcaption>
    <work-chart class="plot" .data=${data} .logarithmic=${logarithmic}></work-chart>
  </figure>`;
}
