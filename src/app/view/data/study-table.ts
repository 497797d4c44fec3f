import { html, nothing, type TemplateResult } from 'lit';
import type { StudiedEstimate } from '../../../estimate/work-study.ts';
import { type EstimatorStyle, estimators } from '../../../report/estimators.ts';
import { intervalText } from '../../../report/page/estimate-text.ts';
import { decimalsFor, fixed, plainNumber } from '../../../report/with-error.ts';
import type { Actions } from '../../actions.ts';
import type { Studied } from '../../laboratory/laboratory-api.ts';
import type { AppState } from '../../state.ts';
import { curveName, slopeMeaning, slopeName } from '../curve-name.ts';
import { measured } from '../measured.ts';

/** Every estimate with its error, the bootstrap’s and a 95 % interval; a name shows or hides its curve. */
export function studyTable(state: AppState, { study, about }: Studied, actions: Actions): TemplateResult {
  const find = (id: string) => study.estimates.find((e) => e.id === id);
  const slope = find('crooks-slope');
  return html`<table class="estimates study">
    <caption>
      Free energy difference Δ<i>F</i> / <i>kT</i>
    </caption>
    <thead>
      <tr>
        <th scope="col">estimator</th>
        <th scope="col" data-explain="Value ± standard error: by a formula where one is known, else by the jackknife.">estimate</th>
        <th scope="col" data-explain="Standard error by the bootstrap: tallies of blocks of works, drawn anew many times.">bootstrap</th>
        <th scope="col" data-explain="Interval that covers the true value in 95 of 100 experiments, if the verdict is not against it.">95 % interval</th>
      </tr>
    </thead>
    <tbody>
      ${
        about.exact === null
          ? nothing
          : html`<tr class="exact">
            <th scope="row"><span class="swatch exact-line"></span>exact</th>
            <td>${fixed(about.exact, 4)}</td>
            <td></td>
            <td></td>
          </tr>`
      }
      ${estimators.map((style) => row(style, find(style.id), state, actions))}
      ${
        slope && !Number.isNaN(slope.value)
          ? html`<tr data-estimate="crooks-slope">
            ${slopeName()}
            ${cells(slope, explanation(slopeMeaning, slope))}
          </tr>`
          : nothing
      }
    </tbody>
  </table>`;
}

function row(style: EstimatorStyle, estimate: StudiedEstimate | undefined, state: AppState, actions: Actions) {
  if (!estimate) return nothing;
  const why = explanation(style.meaning, estimate);
  return html`<tr data-estimate=${style.id}>
    <th scope="row">${curveName(style, why, state, actions)}</th>
    ${cells(estimate, why)}
  </tr>`;
}

/** What an estimate means, and what is to be said about this one. */
const explanation = (meaning: string, { reason, doubt, analyticError }: StudiedEstimate): string =>
  [
    meaning,
    ...(analyticError > 0 ? [`Error by the formula: ${plainNumber(analyticError, 3)}.`] : []),
    ...(doubt ? [`Not to be relied on: ${doubt}.`] : reason ? [`Now: ${reason}.`] : []),
  ].join(' ');

function cells(estimate: StudiedEstimate, why: string) {
  const { value, standardError, bootstrapError, reason, doubt } = estimate;
  if (Number.isNaN(value)) return html`<td class="none quiet" colspan="3" data-explain=${why}>${reason}</td>`;
  const mark = doubt ? html`<span class="doubt" aria-label="doubtful">△</span> ` : nothing;
  const error = Number.isNaN(standardError) ? null : standardError;
  return html`<td data-explain=${why}>${mark}${measured(value, error)}</td>
    <td>${bootstrapError > 0 ? fixed(bootstrapError, Math.min(9, decimalsFor(bootstrapError))) : '—'}</td>
    <td>${intervalText(estimate)}</td>`;
}
