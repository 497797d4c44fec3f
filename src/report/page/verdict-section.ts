import type { Light } from '../../estimate/verdict.ts';
import type { WorkStudy } from '../../estimate/work-study.ts';
import type { ReportAbout } from '../about.ts';
import { styleOf, withNames } from '../estimators.ts';
import { words } from '../indices.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { compact } from '../with-error.ts';
import { intervalText, valueText } from './estimate-text.ts';

/** A light as a word, so that it is never a colour alone. */
const lightWords: Readonly<Record<Light, string>> = { green: 'Green', amber: 'Amber', red: 'Red' };

/** Lights differ in shape as well. */
const shapes: Readonly<Record<Light, Markup>> = {
  green: html`<circle cx="8" cy="8" r="6.5"/>`,
  amber: html`<path d="M8,1.5L15,14H1Z"/>`,
  red: html`<path d="M2,2H14V14H2Z"/>`,
};

const lamp = (light: Light): Markup =>
  html`<svg class="lamp ${light}" viewBox="0 0 16 16" role="img" aria-label="${lightWords[light]}">${shapes[light]}</svg>`;

/** The traffic light as a word, the number to quote, why, and what would help. */
export function verdictSection({ verdict, estimates, warnings }: WorkStudy, about: ReportAbout): Markup {
  const best = estimates.find(({ id, value }) => id === verdict.best && Number.isFinite(value));
  return html`<section class="verdict ${verdict.light}" aria-label="Verdict">
<p class="light">${lamp(verdict.light)} <strong>${lightWords[verdict.light]}</strong> <span>${words(sentence(verdict.headline))}</span></p>
${best ? html`<p class="best"><span>Δ<i>F</i> = <b>${valueText(best)}</b> <i>kT</i></span>${inUnit(best.value, best.standardError, about)} <small>${styleOf(best.id).name}${best.interval && html`, 95 % interval ${intervalText(best)}`}</small></p>` : html`<p class="best"><small>No estimate is to be quoted.</small></p>`}
${list(
  'Why',
  verdict.reasons.map(({ light, text }) => html`${lamp(light)} ${words(sentence(text))}`),
)}
${list('What would help', verdict.advice.map(sentence).map(words))}
${list('Warnings', [...warnings.map(sentence), ...about.warnings].map(words))}
</section>`;
}

/** What Eddy says, with names of estimators and a capital at its beginning. */
function sentence(text: string): string {
  const named = withNames(text);
  return named.charAt(0).toUpperCase() + named.slice(1);
}

const inUnit = (value: number, error: number, { unit, kT }: ReportAbout): Content =>
  unit !== 'kT' && html` <span>= ${compact(value * kT, error * kT)} ${unit}</span>`;

const list = (heading: string, items: readonly Content[]): Content =>
  items.length > 0 && html`<h3>${heading}</h3><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
