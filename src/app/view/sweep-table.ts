import { html, nothing, type TemplateResult } from 'lit';
import { sweepReport } from '../../experiment/sweep-report.ts';
import { likeMeasured, plainNumber } from '../../report/with-error.ts';
import type { Actions } from '../actions.ts';
import { download } from '../download.ts';
import { type AppState, requestOf } from '../state.ts';
import { numbersOf, type SweptNumber, type SweptQuantity, shownQuantity } from '../sweep/quantities.ts';
import { sweepCommand } from '../sweep/sweep-command.ts';
import { sweepCsv } from '../sweep/sweep-csv.ts';
import type { SweepState } from '../sweep/sweep-state.ts';
import { sweptSymbol } from '../sweep/swept-symbol.ts';
import { measured } from './measured.ts';
import { verdictText } from './verdict-text.ts';

/** The values of a sweep in numbers; each leads to the run at it. */
export function sweepTable(state: AppState, sweep: SweepState, actions: Actions): TemplateResult {
  const quantity = shownQuantity(sweep);
  const numbers = quantity ? numbersOf(sweep, quantity) : [];
  return html`
    ${
      quantity && numbers.length > 0
        ? html`<table class="swept-numbers">
          <caption>
            ${quantity.name}
          </caption>
          <thead>
            <tr>
              <th scope="col">${sweptSymbol(state, sweep.asked.name)}</th>
              <th scope="col">measured</th>
              ${quantity.kind === 'average' ? nothing : html`<th scope="col">${quantity.kind === 'bound' ? 'bound' : 'exact'}</th><th scope="col" data-explain="Distance from theory in standard errors; a law fails beyond 4.5.">verdict</th>`}
            </tr>
          </thead>
          <tbody>
            ${numbers.map((n) => row(n, quantity, sweep, actions))}
          </tbody>
        </table>`
        : html`<p class="quiet">${sweep.phase === 'failed' ? 'Nothing was run.' : 'The first value is under way …'}</p>`
    }
    ${saving(state, sweep, quantity, numbers, actions)}
  `;
}

function row(
  n: SweptNumber,
  { kind }: SweptQuantity,
  { asked, pointed }: SweepState,
  actions: Actions,
): TemplateResult {
  const { point } = actions.sweep;
  const off = () => point(null);
  return html`<tr
    class=${n.value === pointed ? 'pointed' : ''}
    data-value=${n.value}
    data-holds=${String(n.holds)}
    data-explain=${n.reason ?? ''}
    @pointerenter=${() => point(n.value)}
    @pointerleave=${off}
  >
    <th scope="row">
      <button
        class="plain"
        @focus=${() => point(n.value)}
        @blur=${off}
        @click=${() => actions.setParameter(asked.name, n.value)}
        data-explain=${n.reason ?? `Leaves the sweep and runs ${asked.name} = ${plainNumber(n.value)} by itself.`}
      >
        ${plainNumber(n.value)}
      </button>
    </th>
    ${
      n.measured === null
        ? html`<td class="none" colspan=${kind === 'average' ? 1 : 3}><span class="quiet">${n.reason}</span></td>`
        : html`<td>${measured(n.measured, n.standardError, n.reason)}</td>
          ${kind === 'average' ? nothing : html`<td>${n.expected === null ? '—' : likeMeasured(n.expected, n.standardError)}</td><td class="verdict">${verdictText(n)}</td>`}`
    }
  </tr>`;
}

/** Takes the sweep away: as numbers, as JSON, as a command. */
function saving(
  state: AppState,
  sweep: SweepState,
  quantity: SweptQuantity | null,
  numbers: readonly SweptNumber[],
  actions: Actions,
): TemplateResult {
  const { asked, decided, points } = sweep;
  const none = !points.some((p) => p.result);
  const request = requestOf(state);
  const file = `eddy-${request.system ?? 'model'}-${asked.name}`;
  const command = decided && sweepCommand(request, asked, decided.trajectories);
  const copy = async () => {
    await navigator.clipboard.writeText(command!);
    actions.say('command copied');
  };
  return html`<p class="sharing">
    <button class="plain" ?disabled=${none || !quantity} @click=${() => download(`${file}.csv`, sweepCsv(asked.name, quantity!, numbers), 'text/csv')} data-explain="The numbers of this table, a line a value.">Save CSV</button>
    <button class="plain" ?disabled=${none} @click=${() => download(`${file}.json`, JSON.stringify(sweepReport(asked.name, points), null, 2), 'application/json')} data-explain="Everything measured at each value, as eddy run --sweep --json prints it.">Save JSON</button>
    <button class="plain" ?disabled=${!command} @click=${copy} data-explain=${command ?? ''}>Copy as command</button>
  </p>`;
}
