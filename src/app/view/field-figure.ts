import { html, nothing, type TemplateResult } from 'lit';
import type { Shown } from '../shown.ts';

/** The measured density and current, which of a driven run are means over its forward process; nothing where they were not asked for. */
export function fieldFigure(
  shown: Shown | null,
  buttons: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing {
  if (!shown?.result.field) return nothing;
  const title = shown.decided.driven
    ? 'Density and current, mean over the forward process'
    : 'Where the probability is, and how it flows';
  return html`<figure>
    <figcaption>
      <h2>${title}</h2>
      ${buttons}
    </figcaption>
    <field-picture class="plot" .data=${shown}></field-picture>
  </figure>`;
}
