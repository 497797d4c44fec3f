import type { WorkChoice } from '../../import/table.ts';
import type { ReportAbout, ReportSide } from '../about.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { plainNumber } from '../with-error.ts';

/** What the numbers were made from: files, columns, units, signs, and what was left out. */
export function inputSection(about: ReportAbout): Markup {
  const { forward, reverse, unit, kT, temperature, reverseSign } = about;
  const thermal = unit === 'kT' && kT === 1 ? 'works are in units of kT' : `${plainNumber(kT, 8)} ${unit}`;
  return html`<section aria-label="Data"><h2>Data</h2><dl class="facts">
${side('Forward', forward)}
${reverse ? side('Reverse', reverse) : html`<dt>Reverse</dt><dd>no reverse works</dd>`}
<dt>Unit of work</dt><dd>${unit}</dd>
<dt><i>kT</i></dt><dd>${thermal}${temperature !== null && `, ${plainNumber(temperature, 8)} K`}</dd>
${reverse && html`<dt>Sign</dt><dd>${reverseSign === 'plus' ? html`reverse files hold <i>W</i><sub>R</sub>, the work done on the system in the reverse process` : html`reverse files hold −<i>W</i><sub>R</sub>: their sign was turned`}</dd>`}
</dl></section>`;
}

function side(name: string, { files, choice, skipped, skippedAt }: ReportSide): Content {
  const shown = files.slice(0, 12);
  const more = files.length - shown.length;
  return html`<dt>${name}</dt><dd>${files.length === 0 ? 'simulated' : shown.map((file, i) => html`${i > 0 && ', '}<bdi class="file">${file}</bdi>`)}${more > 0 && ` and ${more} more files`}${choice && html`<br/>${choiceText(choice)}`}${skipped > 0 && html`<br/>${skipped} ${skipped === 1 ? 'line' : 'lines'} without a finite number skipped (${skippedAt.slice(0, 5).map((at, i) => html`${i > 0 && ', '}<bdi>${at}</bdi>`)}${skipped > Math.min(5, skippedAt.length) && ' …'})`}</dd>`;
}

const quoted = (name: string): Content => html`“<bdi>${name}</bdi>”`;

function choiceText(choice: WorkChoice): Content {
  if (choice.kind === 'column')
    return html`column ${quoted(choice.column)}${choice.plus === undefined ? null : html` + ${quoted(choice.plus)}`}, one work a row${choice.rows ? html`, of rows where ${quoted(choice.rows.column)} is ${quoted(choice.rows.value)}` : null}`;
  if (choice.kind === 'dhdl')
    return html`∫(∂<i>H</i>/∂<i>λ</i>) d<i>λ</i> of column ${quoted(choice.column)} by the trapezium rule, <i>λ</i> from ${choice.from} to ${choice.to}, one work a file`;
  return html`∫<i>F</i> d<i>x</i> of columns ${quoted(choice.force)} (${choice.forceUnit}) and ${quoted(choice.distance)} (${choice.distanceUnit}) by the trapezium rule, ${choice.pull ? html`pulls told apart by column ${quoted(choice.pull)}` : 'one work a pull'}`;
}
