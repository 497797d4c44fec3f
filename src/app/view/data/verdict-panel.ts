import { html, nothing, type TemplateResult } from 'lit';
import { estimators } from '../../../report/estimators.ts';
import { fixed, withError } from '../../../report/with-error.ts';
import type { Studied } from '../../laboratory/laboratory-api.ts';
import { lightMarks, lightWords } from '../../text/light-words.ts';
import { prose } from '../../text/prose.ts';

/** The number to quote, whether it can be trusted, why, and what would help. A refusal is set like a success. */
export function verdictPanel({ study, about }: Studied): TemplateResult {
  const { light, headline, reasons, advice, best } = study.verdict;
  const quoted = study.estimates.find((e) => e.id === best);
  const written = withError(quoted?.value ?? null, quoted?.standardError ?? null);
  const name = estimators.find((e) => e.id === best)?.name ?? best;
  return html`<section class="verdict-panel" data-light=${light} aria-label="verdict">
    <p class="quoted">
      Δ<i>F</i> ${
        quoted
          ? html`= <b>${written.value}</b>${written.error ? html` <span class="pm">± ${written.error}</span>` : nothing} <i>kT</i>
`
          : html`<b>—</b> <span class="by">no number to quote</span>`
      }
    </p>
    <p class="light">
      <b class="word">${lightWords[light]}</b>
      ${quoted ? html`<span class="by">by ${name}</span>` : nothing}
      ${about.exact === null ? nothing : html`<span class="by">exact ${fixed(about.exact, 4)}</span>`}
    </p>
    <p class="headline">${prose(headline)}</p>
    <ul class="reasons">
      ${reasons.map(
        (reason) => html`<li data-light=${reason.light}>
          <span class="mark" aria-label=${lightWords[reason.light]}>${lightMarks[reason.light]}</span>${prose(reason.text)}
        </li>`,
      )}
    </ul>
    ${
      advice.length > 0
        ? html`<h2>What would help</h2>
          <ul class="advice">
            ${advice.map((line) => html`<li>${prose(line)}</li>`)}
          </ul>`
        : nothing
    }
  </section>`;
}
