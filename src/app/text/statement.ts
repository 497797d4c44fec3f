import { html, type TemplateResult } from 'lit';

/** A law's statement with `e^{−βW}` set as a superscript and `x_{τ}`, `x_τ` or `k_AB` as a subscript. */
export function statement(text: string): TemplateResult {
  const parts = text.split(/(\^\{[^}]*\}|\^[\wα-ω]|_\{[^}]*\}|_[A-Za-z0-9α-ω]+)/);
  return html`${parts.map((part) => {
    const body = part.replace(/^[\^_]\{?|\}$/g, '');
    if (part.startsWith('^')) return html`<sup>${statement(body)}</sup>`;
    return part.startsWith('_') ? html`<sub>${body}</sub>` : part;
  })}`;
}
