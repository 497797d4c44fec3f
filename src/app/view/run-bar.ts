import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { grouped, perSecond, shortTime } from '../text/amounts.ts';
import { errorElsewhere } from './field-error.ts';
import { sweepBar } from './sweep-bar.ts';

/** Progress, throughput and time left, and the buttons that run, hold and end. */
export function runBar(state: AppState, actions: Actions): TemplateResult {
  if (state.sweep) return sweepBar(state, state.sweep, actions);
  const { phase, pace, device } = state;
  const active = phase === 'running' || phase === 'starting';
  const error = errorElsewhere(state);
  const first =
    phase === 'paused'
      ? html`<button class="main" @click=${actions.resume}>Resume</button>`
      : active
        ? html`<button class="main" @click=${actions.pause} ?disabled=${phase === 'starting'}>Pause</button>`
        : html`<button class="main" @click=${actions.run}>Run</button>`;
  return html`
    <progress max="1" value=${pace ? pace.finished / pace.total : 0} aria-label="progress of the run"></progress>
    <div class="buttons">
      ${first}
      <button @click=${actions.stop} ?disabled=${!active && phase !== 'paused'}>Stop</button>
      <button @click=${actions.again} data-explain="Runs the next seed: fresh trajectories, the same physics.">New seed</button>
    </div>
    <p class="status" data-phase=${phase}><span>${progressText(state)}</span><span>${timeText(state)}</span></p>
    ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
    ${device?.note && !error ? html`<p class="note" tabindex="0" data-explain=${device.note}>${device.note}</p>` : nothing}
  `;
}

function progressText({ phase, pace }: AppState): string {
  if (phase === 'failed') return 'not run';
  if (!pace) return phase === 'stopped' ? 'stopped' : 'preparing …';
  const count = `${grouped(pace.finished)} of ${grouped(pace.total)}`;
  return phase === 'paused' || phase === 'stopped' ? `${count}, ${phase}` : count;
}

function timeText({ phase, pace, speed, shown }: AppState): string {
  if (phase === 'finished' && shown) {
    const { trajectorySteps, jumps, advanceSeconds } = shown.result.timing;
    const rate =
      trajectorySteps > 0
        ? perSecond(trajectorySteps / advanceSeconds, 'steps')
        : perSecond(jumps / advanceSeconds, 'jumps');
    return `${rate} · ${shortTime(advanceSeconds)}`;
  }
  if (phase !== 'running' || !pace || !speed || !(speed.trajectories > 0)) return '';
  const left = `${shortTime((pace.total - pace.finished) / speed.trajectories)} left`;
  return speed.steps > 0 ? `${perSecond(speed.steps, 'steps')} · ${left}` : left;
}
