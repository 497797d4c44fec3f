import type { WorkStudy } from '../../estimate/work-study.ts';
import { words } from '../indices.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { type DiagnosticRow, diagnosticRows } from './diagnostic-rows.ts';

/** What tells whether the estimates can be trusted, each with what it means; what cannot be given is left out. */
export function diagnosticsSection(study: WorkStudy): Markup {
  const rows = diagnosticRows(study).filter(({ values }) => [values].flat().some((value) => value !== '—'));
  return html`<section aria-label="Diagnostics"><h2>Diagnostics</h2>
<table class="diagnostics">
<thead><tr><th scope="col">diagnostic</th><th scope="col">forward</th><th scope="col">reverse</th><th scope="col">meaning</th></tr></thead>
<tbody>${rows.map(row)}</tbody></table></section>`;
}

const row = ({ name, values, meaning }: DiagnosticRow): Content =>
  html`<tr><th scope="row">${words(name)}</th>${typeof values === 'string' ? html`<td colspan="2" class="both">${values}</td>` : values.map((value) => html`<td>${value}</td>`)}<td class="meaning">${words(meaning)}</td></tr>`;
