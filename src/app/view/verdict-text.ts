import { html, type TemplateResult } from 'lit';
import type { ReportedLaw } from '../../experiment/result.ts';
import { inSigmas } from '../../report/with-error.ts';

/** A verdict: the number first, a word and a colour second. */
export function verdictText({ z, holds }: Pick<ReportedLaw, 'z' | 'holds'>): TemplateResult {
  const number = z === null ? '' : `${inSigmas(z)} σ`;
  if (holds === null) return html`<span class="quiet">${number || '—'} open</span>`;
  return html`${number} <span class=${holds ? 'holds' : 'fails'}>${holds ? 'holds' : 'fails'}</span>`;
}
