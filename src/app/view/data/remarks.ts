import { html, nothing, type TemplateResult } from 'lit';
import type { Studied } from '../../laboratory/laboratory-api.ts';
import { prose } from '../../text/prose.ts';

/** What the files and the numbers gave cause to say. */
export function remarks({ study, about }: Studied): TemplateResult | typeof nothing {
  const skipped = [about.forward, about.reverse].flatMap((side) =>
    side && side.skipped > 0
      ? [
          `${side.skipped} cells hold no finite number and were left out (${side.skippedAt.join(', ')}${side.skipped > side.skippedAt.length ? ' …' : ''})`,
        ]
      : [],
  );
  const list = [...new Set([...about.warnings, ...skipped, ...study.warnings])];
  if (list.length === 0) return nothing;
  return html`<section class="warnings">
    <h2>Remarks</h2>
    <ul>
      ${list.map((line) => html`<li>${prose(line)}</li>`)}
    </ul>
  </section>`;
}
