import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../../actions.ts';
import { pictureOfStudy } from '../../chart/block-picture.ts';
import type { LaboratoryState } from '../../laboratory/laboratory-state.ts';
import type { AppState } from '../../state.ts';
import { blockFigure } from '../block-figure.ts';
import { workFigure } from '../work-figure.ts';

type ShownStudy = NonNullable<LaboratoryState['shown']>;

/** Pictures of a study: works, Crooks’ line, how many works are needed, and how the estimates closed in. */
export function studyCharts(state: AppState, shown: ShownStudy, actions: Actions): TemplateResult {
  const { hidden, logarithmic } = state;
  const { study, drawn } = shown;
  return html`
    ${workFigure({ title: study.reverse ? 'Work, forward and (negated) reverse' : 'Work', data: drawn, logarithmic, look: 'wide' }, actions)}
    ${
      study.logRatio && study.logRatio.work.length > 0
        ? html`<figure>
          <figcaption><h2>Do the works obey Crooks’ theorem?</h2></figcaption>
          <ratio-chart class="plot" .data=${shown}></ratio-chart>
        </figure>`
        : nothing
    }
    ${
      canBeCut(study)
        ? html`${blockFigure(pictureOfStudy(shown), 'bias', hidden)} ${blockFigure(pictureOfStudy(shown), 'scatter', hidden)}`
        : html`<figure>
          <figcaption><h2>How many works are needed</h2></figcaption>
          <p class="nothing quiet">These works do not tell: they are too few, or all equal. What rarer ones would do is not to be seen.</p>
        </figure>`
    }
    <figure>
      <figcaption><h2>Every estimator, as works come in</h2></figcaption>
      ${
        hasErrors(shown)
          ? html`<convergence-chart class="plot" .data=${drawn} .hiddenCurves=${hidden}></convergence-chart>`
          : html`<p class="nothing quiet">No estimate has an error yet, so there is no curve to trust.</p>`
      }
    </figure>
  `;
}

/** Whether some estimate has an error: without one nothing is drawn. */
const hasErrors = ({ study }: ShownStudy): boolean =>
  Object.values(study.convergence.estimates).some(({ standardError }) => standardError.some(Number.isFinite));

/** Works of each direction below which smaller experiments cut from them say nothing. */
const fewestToCut = 64;

/** Whether smaller experiments can be cut from works: there must be some, and they must differ. */
const canBeCut = ({ forward, reverse }: ShownStudy['study']): boolean =>
  [forward, reverse].every((side) => !side || side.count >= fewestToCut) &&
  [forward, reverse].some((side) => side && (side.minimum < side.maximum || side.infinite > 0));
