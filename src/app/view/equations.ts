import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Reading } from '../engine/engine-api.ts';

/**
 * Potential and equation of motion as formulas. The MathML comes from the engine, which writes it from checked
 * formulas: no text of the user is in it.
 */
export function equations(reading: Reading | null): TemplateResult {
  const lines = reading ? [reading.potential ?? '', ...reading.motion] : [];
  return html`<div class="equations" role="group" aria-label="equations" tabindex="0">${lines.map((line) => unsafeHTML(line))}</div>`;
}
