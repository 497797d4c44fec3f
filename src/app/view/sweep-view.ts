import { html, nothing, type TemplateResult } from 'lit';
import { inSigmas, likeMeasured, plainNumber, withError } from '../../report/with-error.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { numbersOf, quantitiesOf, type SweptNumber, type SweptQuantity, shownQuantity } from '../sweep/quantities.ts';
import { sweepPicture } from '../sweep/sweep-picture.ts';
import type { SweepState } from '../sweep/sweep-state.ts';
import { sweepWords } from '../sweep/sweep-words.ts';
import { sweptSymbolText } from '../sweep/swept-symbol.ts';
import { prose } from '../text/prose.ts';
import { statement } from '../text/statement.ts';
import { sweepForm } from './sweep-form.ts';

/** A parameter over a range: what is asked for, one quantity against it beside theory, how far off it is, and what that says. */
export function sweepView(state: AppState, sweep: SweepState, actions: Actions): TemplateResult {
  const quantity = shownQuantity(sweep);
  const picture = quantity && sweepPicture(state, sweep, quantity);
  const symbol = sweptSymbolText(state, sweep.asked.name);
  const judged = quantity !== null && quantity.kind !== 'average';
  const hear = (event: CustomEvent<number | null>) => actions.sweep.point(event.detail);
  return html`
    ${sweepForm(state, sweep, actions)}
    <figure class="swept">
      <figcaption>
        ${quantity ? chooser(sweep, symbol, quantity, actions) : nothing}
        <span class="right study-buttons"><button
          class="plain"
          aria-pressed=${sweep.logarithmic}
          @click=${actions.sweep.toggleLogarithmic}
          data-explain="Draws the quantity on a logarithmic scale; values that are not positive are left out."
        >
          log
        </button>
        <button class="plain" @click=${actions.sweep.close} data-explain="Leaves the sweep: one run at the values of the sliders.">
          back to the run
        </button></span>
      </figcaption>
      <p class="says-of">${quantity ? statement(quantity.statement) : '\u00a0'}</p>
      <sweep-chart class="plot" .data=${picture} @pointed=${hear}></sweep-chart>
      <p class="readout key">${quantity ? readout(sweep, symbol, quantity) : nothing}</p>
    </figure>
    ${
      judged
        ? html`<figure>
          <figcaption><h2>${quantity.kind === 'bound' ? 'Distance from the bound' : 'Distance from the exact value'}</h2></figcaption>
          <sweep-deviation-chart class="plot" .data=${picture} @pointed=${hear}></sweep-deviation-chart>
        </figure>`
        : nothing
    }
    <section class="sweep-words" aria-label="what the sweep says" data-phase=${sweep.phase} tabindex="0">
      ${quantity && sweep.points.length > 0 ? found(sweep, symbol, quantity) : nothing}
    </section>
  `;
}

/** Which quantity is drawn. */
function chooser(sweep: SweepState, symbol: string, { id }: SweptQuantity, actions: Actions): TemplateResult {
  const all = quantitiesOf(sweep);
  const group = (name: string, of: SweptQuantity[]) =>
    of.length > 0
      ? html`<optgroup label=${name}>
          ${of.map((q) => html`<option value=${q.id} ?selected=${q.id === id}>${q.name}</option>`)}
        </optgroup>`
      : nothing;
  return html`<h2>
    <select
      class="quantity"
      aria-label="quantity shown"
      name="sweep.show"
      @change=${(event: Event) => actions.sweep.show((event.target as HTMLSelectElement).value)}
    >
      ${group(
        'laws: measured beside theory',
        all.filter((q) => q.kind !== 'average'),
      )}
      ${group(
        'averages and estimates',
        all.filter((q) => q.kind === 'average'),
      )}
    </select>
    against ${symbol}
  </h2>`;
}

/** The value that is pointed at in numbers; else how points are drawn. */
function readout(sweep: SweepState, symbol: string, quantity: SweptQuantity): TemplateResult | string {
  const at = numbersOf(sweep, quantity).find((n) => n.value === sweep.pointed);
  if (at) return numberWords(symbol, quantity, at);
  const judged = quantity.kind !== 'average';
  return `● measured, bar: one standard error${judged ? ' · ○ not tested · ■ fails' : ''} · × no value`;
}

function numberWords(symbol: string, { kind }: SweptQuantity, n: SweptNumber): TemplateResult {
  const { value, measured, standardError, expected, z, holds, reason } = n;
  const written = withError(measured, standardError);
  const theory =
    expected === null ? '' : `, ${kind === 'bound' ? 'bound' : 'exact'} ${likeMeasured(expected, standardError)}`;
  const verdict = holds === null ? '' : holds ? ', holds' : ', fails';
  return html`<b>${symbol} = ${plainNumber(value)}</b>: ${
    measured === null ? '' : `${written.value}${written.error === null ? '' : ` ± ${written.error}`}${theory}`
  }${z === null ? '' : `, ${inSigmas(z)} σ`}${verdict}${reason ? `${measured === null ? '' : '; '}${reason}` : ''}`;
}

function found(sweep: SweepState, symbol: string, quantity: SweptQuantity): TemplateResult {
  const [first, ...others] = sweepWords(symbol, quantity, numbersOf(sweep, quantity));
  const warnings = [...new Set(sweep.points.flatMap((p) => p.result?.warnings ?? []))];
  return html`
    ${first ? html`<p class="first">${first}</p>` : nothing} ${others.map((line) => html`<p>${line}</p>`)}
    ${warnings.map((w) => html`<p class="warning">△ ${prose(w)}</p>`)}
  `;
}
