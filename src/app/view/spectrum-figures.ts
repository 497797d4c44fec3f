import { html, nothing, type TemplateResult } from 'lit';
import type { Shown } from '../shown.ts';

/** The measured spectrum and, where it is made into another one, how far each factor is off. */
export function spectrumFigures(shown: Shown): TemplateResult {
  const { of, corrected } = shown.result.series.spectrum!;
  return html`
    <figure>
      <figcaption>
        <h2>Spectrum of ${of}${corrected ? html`, measured and made ${corrected.name}; exact dashed` : '; exact dashed'}</h2>
      </figcaption>
      <spectrum-chart class="plot" .data=${shown}></spectrum-chart>
    </figure>
    ${
      corrected
        ? html`<figure>
          <figcaption><h2>How far each factor is from the exact ${corrected.name} spectrum</h2></figcaption>
          <spectrum-ratio-chart class="plot" .data=${shown}></spectrum-ratio-chart>
        </figure>`
        : nothing
    }
  `;
}
