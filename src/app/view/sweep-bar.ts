import { html, nothing, type TemplateResult } from 'lit';
import { plainNumber } from '../../report/with-error.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import type { SweepState } from '../sweep/sweep-state.ts';
import { sweptSymbolText } from '../sweep/swept-symbol.ts';
import { grouped, shortTime } from '../text/amounts.ts';
import { isFolded } from './field-error.ts';

/** Progress of a sweep and time left, and the buttons that run, hold and end it, in place of those of the run. */
export function sweepBar(state: AppState, sweep: SweepState, actions: Actions): TemplateResult {
  const { failure: said, page } = state;
  const { phase, share, failure } = sweep;
  const { start, pause, resume, stop } = actions.sweep;
  const first =
    phase === 'paused'
      ? html`<button class="main" @click=${resume}>Resume</button>`
      : phase === 'running'
        ? html`<button class="main" @click=${pause}>Pause</button>`
        : html`<button class="main" @click=${start}>Sweep</button>`;
  return html`
    <progress max="1" value=${share} aria-label="progress of the sweep"></progress>
    <div class="buttons">
      ${first}
      <button @click=${stop} ?disabled=${phase !== 'running' && phase !== 'paused'}>Stop</button>
      <button @click=${actions.again} data-explain="Runs the sweep with the next seed: fresh trajectories, the same physics.">New seed</button>
    </div>
    <p class="status" data-phase=${phase}><span>${progressText(sweep, sweptSymbolText(state, sweep.asked.name))}</span><span>${timeText(sweep)}</span></p>
    ${said?.kind === 'link' ? html`<p class="error" role="alert">${said.message}</p>` : nothing}
    ${failure && (failure.message !== said?.message || isFolded(failure.field, page)) ? html`<p class="error" role="alert">${failure.message}</p>` : nothing}
  `;
}

function progressText({ phase, decided, points }: SweepState, symbol: string): string {
  if (phase === 'failed') return 'not run';
  if (!decided) return phase === 'running' ? 'finding out how long it takes …' : phase;
  const next = decided.values[points.length];
  const count = `${points.length} of ${decided.values.length} values`;
  if (phase === 'running' && next !== undefined) return `${count}, ${symbol} = ${plainNumber(next, 4)}`;
  return phase === 'finished' ? count : `${count}, ${phase}`;
}

function timeText({ phase, share, seconds, decided }: SweepState): string {
  if (phase === 'finished' && decided)
    return `${grouped(decided.trajectories)} trajectories each · ${shortTime(seconds)}`;
  if (phase !== 'running' || !(share > 0)) return '';
  return `${shortTime((seconds / share) * (1 - share))} left`;
}
