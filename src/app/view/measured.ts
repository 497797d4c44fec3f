import { html, type TemplateResult } from 'lit';
import { plainNumber, withError } from '../../report/with-error.ts';

/** `18.684 ± 0.003` with as many digits as the error allows; a number whose error is unknown says so. */
export function measured(value: number | null, standardError: number | null): TemplateResult {
  const written = withError(value, standardError);
  if (value === null) return html`${written.value}`;
  if (written.error === null) return html`${plainNumber(value, 4)} <span class="pm">± ?</span>`;
  return html`${written.value} <span class="pm">± ${written.error}</span>`;
}
