import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { courseIds } from '../chart/course-chart.ts';
import { distributionOf } from '../chart/distribution-chart.ts';
import { fluctuating } from '../chart/fluctuation-chart.ts';
import { meanConvergence } from '../chart/mean-convergence.ts';
import type { Shown } from '../shown.ts';
import { curveFigures } from './curve-figures.ts';
import { workFigure } from './work-figure.ts';

/** Species whose distributions are shown side by side at most. */
const mostSpecies = 3;

/** Laws that a chart has room for; more, and those of a full screen, are read in the table. */
const mostLaws = 9;

/** States up to which a network is drawn around a circle. */
const mostStates = 12;

/** The pictures of a jump process: its states or populations, and how what was measured closes in on what theory says. */
export function jumpCharts(shown: Shown, logarithmic: boolean, actions: Actions): TemplateResult {
  const { laws, histograms } = shown.result;
  const works = histograms['work-forward'] !== undefined;
  const converging = meanConvergence(shown).curves.some((c) => c.value.length > 1);
  const over = courseIds(shown).length > 0;
  const theorem = fluctuating(shown).length > 0;
  const curves = (shown.result.series.curves ?? []).length > 0;
  const others = [curves, works, over, converging, theorem].filter(Boolean).length;
  return html`
    ${curveFigures(shown)}
    ${works ? workFigure({ title: 'Work, forward and (negated) reverse', data: shown, logarithmic }, actions) : nothing}
    ${shown.decided.jump?.network ? states(shown) : populations(shown)}
    ${over ? figure('Means against time', html`<course-chart class="plot" .data=${shown}></course-chart>`) : nothing}
    ${converging ? figure(convergenceTitle(shown), html`<convergence-chart class="plot" .data=${shown}></convergence-chart>`) : nothing}
    ${
      theorem
        ? figure(
            'Fluctuation theorem: with the current and against it',
            html`<fluctuation-chart class="plot" .data=${shown}></fluctuation-chart>`,
          )
        : nothing
    }
    ${
      others < 2 && laws.length > 0 && laws.length <= mostLaws
        ? figure('Laws: distance from the expected value', html`<law-chart class="plot" .data=${shown}></law-chart>`)
        : nothing
    }
  `;
}

const figure = (title: string, chart: TemplateResult): TemplateResult => html`<figure>
  <figcaption><h2>${title}</h2></figcaption>
  ${chart}
</figure>`;

const convergenceTitle = (shown: Shown): string =>
  meanConvergence(shown).curves.every((c) => c.style.id.startsWith('mean-'))
    ? 'Means, closing in on the exact values'
    : 'Entropy production and currents, closing in on the exact values';

function states(shown: Shown): TemplateResult {
  const drawn = shown.decided.jump!.network!.states.length <= mostStates;
  return html`<figure class="states-figure">
    <figcaption><h2>${drawn ? 'States, the jumps between them, and the current that is left' : 'Probability of each state at the end'}</h2></figcaption>
    <state-diagram class="plot" .data=${shown}></state-diagram>
    <p class="key">${
      drawn
        ? html`<b>disc</b> probability · <b>band</b> jumps per time, both ways · <b>arrow</b> net current · <b>dashed</b> exact`
        : html`<b>bar</b> measured · <b>dashed</b> exact`
    }</p>
  </figure>`;
}

function populations(shown: Shown): TemplateResult | typeof nothing {
  const species = (shown.decided.jump?.species ?? []).filter((name) => distributionOf(shown, name));
  if (species.length === 0) return nothing;
  return html`<div class="pair">
    ${species
      .slice(0, mostSpecies)
      .map((name) =>
        figure(
          `${name} at the end`,
          html`<distribution-chart class="plot" .data=${shown} .species=${name}></distribution-chart>`,
        ),
      )}
  </div>`;
}
