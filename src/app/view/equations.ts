import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Reading } from '../engine/engine-api.ts';

/** Smallest share of the usual size at which a formula can be read; longer ones scroll. */
const smallest = 0.7;

/**
 * Potential and equation of motion as formulas. The MathML comes from the engine, which writes it from checked
 * formulas: no text of the user is in it.
 */
export function equations(reading: Reading | null): TemplateResult {
  const lines = reading ? [reading.potential ?? '', ...reading.motion] : [];
  return html`<div class="equations" role="group" aria-label="equations" tabindex="0" ${ref((host) => fitSoon(host))}>${lines.map((line) => unsafeHTML(line))}</div>`;
}

/** Once the formulas are there: asked anew at each rendering, as they change. */
function fitSoon(host: Element | undefined): void {
  if (host) requestAnimationFrame(() => fit(host));
}

/** Long formulas are written smaller. */
function fit(host: Element): void {
  if (host.clientWidth === 0) return;
  const formulas = [...host.querySelectorAll('math')];
  for (const formula of formulas) formula.style.fontSize = '';
  const widths = formulas.map((formula) => formula.getBoundingClientRect().width);
  formulas.forEach((formula, i) => {
    const share = host.clientWidth / widths[i]!;
    if (share < 1) formula.style.fontSize = `${100 * Math.max(smallest, share)}%`;
  });
}
