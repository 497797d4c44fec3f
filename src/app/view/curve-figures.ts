import { html, nothing, type TemplateResult } from 'lit';
import type { ReportedCurve } from '../../experiment/result.ts';
import type { Shown } from '../shown.ts';

/** A system's own pictures, two of them side by side. */
export function curveFigures(shown: Shown | null): TemplateResult | typeof nothing {
  const curves = shown?.result.series.curves ?? [];
  if (curves.length === 0) return nothing;
  return curves.length === 1 ? figure(curves[0]!) : html`<div class="pair">${curves.map(figure)}</div>`;
}

const figure = (curve: ReportedCurve): TemplateResult => html`<figure>
  <figcaption><h2>${curve.title}</h2></figcaption>
  <curve-chart class="plot" data-curve=${curve.id} .data=${curve}></curve-chart>
</figure>`;
