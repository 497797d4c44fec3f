import { html, nothing, type TemplateResult } from 'lit';
import type { ReportedLaw } from '../../experiment/result.ts';
import { likeMeasured } from '../../report/with-error.ts';
import type { AppState } from '../state.ts';
import { lawNames } from '../text/law-names.ts';
import { ownNames } from '../text/own-names.ts';
import { withSymbols } from '../text/prose.ts';
import { statement } from '../text/statement.ts';
import { measured } from './measured.ts';
import { verdictText } from './verdict-text.ts';

/** What theory says against what was measured: number first, word and colour second. */
export function lawTable({ shown }: AppState): TemplateResult | typeof nothing {
  if (!shown || shown.result.laws.length === 0) return nothing;
  const names = lawNames(
    shown.result.laws.map(({ id }) => id),
    ownNames(shown.decided.spec.model),
  );
  return html`<table class="laws">
    <caption>
      Laws
    </caption>
    <thead>
      <tr>
        <th scope="col">law</th>
        <th scope="col">measured</th>
        <th scope="col">expected</th>
        <th scope="col" data-explain="Distance from the expected value in standard errors; a law fails beyond 4.5.">verdict</th>
      </tr>
    </thead>
    <tbody>
      ${shown.result.laws.map((law, i) => row(law, names[i]!))}
    </tbody>
  </table>`;
}

function row(law: ReportedLaw, name: string): TemplateResult {
  return html`<tr data-law=${law.id} data-holds=${String(law.holds)}>
      <th scope="row" data-explain=${law.id}>${name}</th>
      <td>${measured(law.measured, law.standardError, law.reason)}</td>
      <td>${bound(law)}${likeMeasured(law.expected, law.standardError)}</td>
      <td class="verdict">${verdictText(law)}</td>
    </tr>
    <tr class="more">
      <td class="says" colspan="4" tabindex="0" data-explain=${law.reason ?? law.statement}>
        ${law.reason ? html`<span class=${law.holds === null ? 'open' : law.holds ? 'quiet' : 'fails'}>${withSymbols(law.reason)}</span>` : statement(law.statement)}
      </td>
    </tr>`;
}

/** On which side of the expected value a bound lets the measured one lie; z is positive there. */
function bound({ kind, measured: value, expected, z }: ReportedLaw): string {
  if (kind !== 'bound' || value === null || expected === null || z === null) return '';
  return (value - expected) * z >= 0 ? '≥ ' : '≤ ';
}
