import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state.ts';
import { prose } from '../text/prose.ts';

/** What can go wrong, in plain words. */
export function warnings({ shown }: AppState): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const list = shown.result.warnings;
  return html`<section class="warnings" aria-live="off">
    <h2>What can go wrong</h2>
    ${
      list.length > 0
        ? html`<ul>
          ${list.map((w) => html`<li>${prose(w)}</li>`)}
        </ul>`
        : html`<p class="quiet">Nothing speaks against these numbers.</p>`
    }
  </section>`;
}
