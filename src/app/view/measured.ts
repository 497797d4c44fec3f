import { html, type TemplateResult } from 'lit';
import { compact, plainNumber, withError } from '../../report/with-error.ts';

/** Digits of value and error together for which a table has room; more are written 0.120018(19). */
const roomy = 15;

/**
 * `18.684 ± 0.003` with as many digits as the error allows. What is the same in every trajectory, as theory says, has no spread; a
 * number whose error is unknown says so, unless a reason stands beside it.
 */
export function measured(
  value: number | null,
  standardError: number | null,
  reason: string | null = null,
): TemplateResult {
  const written = withError(value, standardError);
  if (value === null) return html`${written.value}`;
  const unknown = standardError === 0 ? 'no spread' : reason === null ? '± ?' : '';
  if (written.error === null) return html`${plainNumber(value, 4)} <span class="pm">${unknown}</span>`;
  if (written.value.length + written.error.length > roomy) return html`${compact(value, standardError)}`;
  return html`${written.value} <span class="pm">± ${written.error}</span>`;
}
