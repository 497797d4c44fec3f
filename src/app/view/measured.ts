import { html, type TemplateResult } from 'lit';
import { withError } from '../text/with-error.ts';

/** `18.684 ± 0.003` with as many digits as the error allows. */
export function measured(value: number | null, standardError: number | null): TemplateResult {
  const written = withError(value, standardError);
  return written.error === null
    ? html`${written.value}`
    : html`${written.value} <span class="pm">± ${written.error}</span>`;
}
