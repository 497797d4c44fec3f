import { html, type TemplateResult } from 'lit';
import { estimators } from '../../report/estimators.ts';

/** Plain words with symbols such as `P_F(W)` and `W_d` set as symbols, and estimators under the names that tables give them. */
export function prose(text: string): TemplateResult {
  const named = estimators.reduce((line, { id, name }) => line.replaceAll(id, name.replace(',', '')), text);
  const parts = named.split(/(?<![\w.])([PWN])_([FRd])(?!\w)/);
  return html`${parts.map((part, i) => {
    if (i % 3 === 0) return part;
    return i % 3 === 1 ? html`<i>${part}</i><sub>${parts[i + 1]}</sub>` : '';
  })}`;
}
