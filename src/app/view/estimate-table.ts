import { html, nothing, type TemplateResult } from 'lit';
import type { ReportedEstimate } from '../../experiment/result.ts';
import { type EstimatorStyle, estimators } from '../../report/estimators.ts';
import { fixed } from '../../report/with-error.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { withSymbols } from '../text/prose.ts';
import { curveName, slopeName } from './curve-name.ts';
import { measured } from './measured.ts';

/** ΔF exactly and by every estimator; a row's name shows or hides its curve. */
export function estimateTable(state: AppState, actions: Actions): TemplateResult | typeof nothing {
  const { shown } = state;
  if (!shown?.decided.driven) return nothing;
  const { decided, result } = shown;
  const find = (id: string) => result.estimates.find((e) => e.id === id);
  const slope = find('crooks-slope');
  return html`<table class="estimates">
    <caption>
      Free energy difference Δ<i>F</i> / <i>kT</i>
    </caption>
    <tbody>
      <tr class="exact">
        <th scope="row">
          <span class="swatch" style="color: var(--ink); border-top-style: dashed; border-top-width: 2px"></span>exact
        </th>
        <td>${decided.freeEnergyDifference === null ? '—' : fixed(decided.freeEnergyDifference, 4)}</td>
      </tr>
      ${estimators.map((style) => row(style, find(style.id), state, actions))}
      ${
        slope
          ? html`<tr>
            ${slopeName()}
            <td>${measured(slope.value, slope.standardError)}</td>
          </tr>`
          : nothing
      }
    </tbody>
  </table>`;
}

function row(style: EstimatorStyle, estimate: ReportedEstimate | undefined, state: AppState, actions: Actions) {
  if (!estimate) return nothing;
  const why = estimate.reason ? `${style.meaning} Now: ${estimate.reason}.` : style.meaning;
  return html`<tr data-estimate=${style.id}>
    <th scope="row">${curveName(style, why, state, actions)}</th>
    <td data-explain=${why}>
      ${measured(estimate.value, estimate.standardError)}${
        estimate.reason && estimate.value === null
          ? html` <span class="quiet">${withSymbols(estimate.reason)}</span>`
          : nothing
      }
    </td>
  </tr>`;
}
