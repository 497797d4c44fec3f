import type { StudiedEstimate, WorkStudy } from '../../estimate/work-study.ts';
import type { ReportAbout } from '../about.ts';
import { type EstimatorStyle, estimators, styleOf, withNames } from '../estimators.ts';
import { words } from '../indices.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { plainNumber, withError } from '../with-error.ts';
import { intervalText, valueText } from './estimate-text.ts';

/** A column of the table behind the estimators' names. */
interface Column {
  readonly title: Content;
  /** Its title where the table is folded into lines. */
  readonly short: string;
  readonly cell: (estimate: StudiedEstimate) => string;
  /** The cell of what is known exactly. */
  readonly exact: (value: number) => string;
}

/** Every estimate with its errors, the one to quote marked. */
export function estimateSection(study: WorkStudy, { exact, unit, kT }: ReportAbout): Markup {
  const columns = columnsFor(unit, kT);
  const rows = inOrder(study.estimates).map((e) => row(e, study.verdict.best === e.id, columns));
  return html`<section aria-label="Estimates"><h2>Estimates</h2>
<table class="estimates">
<thead><tr><th scope="col">estimator</th>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${exact !== null && exactRow(exact, columns)}${rows}</tbody></table>
<p class="note">In brackets the standard error in units of the last digit: 1.234(5) is 1.234 ± 0.005. Errors in <i>kT</i>, the slope in units of <i>β</i> = 1/<i>kT</i>. ${unit !== 'kT' && html`<i>kT</i> = ${plainNumber(kT, 7)} ${unit}.`}</p>
</section>`;
}

function columnsFor(unit: string, kT: number): Column[] {
  const none = () => '';
  const inUnit = (e: StudiedEstimate) =>
    e.id === 'crooks-slope'
      ? ''
      : valueText({
          ...e,
          value: e.value * kT,
          standardError: e.standardError * kT,
          bootstrapError: e.bootstrapError * kT,
        });
  return [
    {
      title: html`Δ<i>F</i> / <i>kT</i>`,
      short: '',
      cell: valueText,
      exact: (value) => plainNumber(value, 7),
    },
    ...(unit === 'kT'
      ? []
      : [
          {
            title: html`Δ<i>F</i> / ${unit}`,
            short: `in ${unit}`,
            cell: inUnit,
            exact: (value: number) => plainNumber(value * kT, 7),
          },
        ]),
    {
      title: 'bootstrap error',
      short: 'bootstrap error',
      cell: ({ bootstrapError }) => errorText(bootstrapError),
      exact: none,
    },
    {
      title: 'analytic error',
      short: 'analytic error',
      cell: ({ analyticError }) => errorText(analyticError),
      exact: none,
    },
    { title: '95 % interval', short: '95 % interval', cell: intervalText, exact: none },
  ];
}

/** Known estimators in the order in which they are read, then all others. */
function inOrder(estimates: readonly StudiedEstimate[]): StudiedEstimate[] {
  const place = ({ id }: StudiedEstimate) => {
    const at = estimators.findIndex((style) => style.id === id);
    return at < 0 ? estimators.length : at;
  };
  return estimates.toSorted((a, b) => place(a) - place(b));
}

function row(estimate: StudiedEstimate, quoted: boolean, columns: readonly Column[]): Markup {
  const { id, value, reason, doubt } = estimate;
  const remark = reason ?? doubt;
  const style = styleOf(id);
  const name = html`<th scope="row">${swatch(style)}${words(style.name)}${quoted && html` <em>quoted</em>`}</th>`;
  const said = (span: number) =>
    html`<td class="reason" colspan="${span}">${words(withNames(remark ?? 'not available'))}</td>`;
  if (!Number.isFinite(value)) return html`<tr>${name}${said(columns.length)}</tr>`;
  const cells = columns.map(({ short, cell }) => html`<td data-label="${short}">${cell(estimate)}</td>`);
  return html`<tr${quoted && html` class="quoted"`}>${name}${cells}</tr>${remark !== null && html`<tr class="more">${said(columns.length + 1)}</tr>`}`;
}

const exactRow = (value: number, columns: readonly Column[]): Markup =>
  html`<tr class="quoted"><th scope="row">${swatch({ colour: '--ink', dash: [5, 3] })}exact</th>${columns.map(({ short, exact }) => html`<td data-label="${short}">${exact(value)}</td>`)}</tr>`;

const swatch = ({ colour, dash }: Pick<EstimatorStyle, 'colour' | 'dash'>): Markup =>
  html`<svg class="swatch" viewBox="0 0 18 8" aria-hidden="true"><path d="M0,4H18" style="stroke:var(${colour});stroke-dasharray:${dash.join(' ') || 'none'}" stroke-width="2.5"/></svg>`;

const errorText = (error: number): string => withError(error, error).error ?? '—';
