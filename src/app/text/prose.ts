import { html, type TemplateResult } from 'lit';
import { withNames } from '../../report/estimators.ts';

/** Plain words with symbols such as `P_F(W)` and `W_d` set as symbols. */
export function withSymbols(text: string): TemplateResult {
  const parts = text.split(/(?<![\w.])([PWN])_([FRd])(?!\w)/);
  return html`${parts.map((part, i) => {
    if (i % 3 === 0) return part;
    return i % 3 === 1 ? html`<i>${part}</i><sub>${parts[i + 1]}</sub>` : '';
  })}`;
}

/** The same with estimators under the names that tables give them. */
export const prose = (text: string): TemplateResult =>
  withSymbols(withNames(text).replace(/Jarzynski, (?=forward|reverse)/g, 'Jarzynski '));
