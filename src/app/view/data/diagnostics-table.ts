import { html, nothing, type TemplateResult } from 'lit';
import { diagnosticRows } from '../../../report/page/diagnostic-rows.ts';
import type { Studied } from '../../laboratory/laboratory-api.ts';
import { prose } from '../../text/prose.ts';

/** What tells whether the estimates can be trusted, in numbers; what cannot be given is left out. */
export function diagnosticsTable({ study }: Studied): TemplateResult {
  const rows = diagnosticRows(study).filter(({ values }) => [values].flat().some((v) => v !== '—'));
  return html`<table class="diagnostics">
    <caption>
      Works and diagnostics
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col">forward</th>
        <th scope="col">${study.reverse ? 'reverse' : nothing}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, values, meaning }) => html`<tr>
          <th scope="row" tabindex="0" data-explain=${meaning}>${prose(name)}</th>
          ${
            typeof values === 'string'
              ? html`<td colspan="2" data-explain=${meaning}>${values}</td>`
              : html`<td data-explain=${meaning}>${values[0]}</td>
              <td data-explain=${meaning}>${study.reverse ? values[1] : nothing}</td>`
          }
        </tr>`,
      )}
    </tbody>
  </table>`;
}
