import { html, type TemplateResult } from 'lit';
import type { Parameter } from '../../model/parameter.ts';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { defaultSweep } from '../sweep/default-sweep.ts';

/** Runs a parameter over a range. */
export function sweepButton({ sweep }: AppState, parameter: Parameter, actions: Actions): TemplateResult {
  const { id } = parameter;
  const open = () => {
    actions.sweep.open({ asked: defaultSweep(parameter), show: sweep?.show ?? null });
    // on a narrow screen the chart is far from the sliders
    document.querySelector('.charts')?.scrollIntoView({ block: 'nearest' });
  };
  return html`<button
    class="sweep-button"
    aria-label="sweep ${id}"
    aria-pressed=${sweep?.asked.name === id}
    data-explain="Sweep: runs ${id} over a range and draws what comes out against it, beside the exact curve."
    @click=${open}
  >
    <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
      <path d="M1 10.5 C6 10 8 3 15 2" fill="none" stroke="currentColor" stroke-dasharray="2.2 1.6" />
      <circle cx="3" cy="9.6" r="1.6" /><circle cx="8" cy="6" r="1.6" /><circle cx="13" cy="2.6" r="1.6" />
    </svg>
  </button>`;
}
