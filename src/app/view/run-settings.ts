import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Actions } from '../actions.ts';
import { type AppState, requestOf } from '../state.ts';
import { logarithmicScale, type SliderScale } from '../text/slider-scale.ts';
import { plainNumber } from '../text/with-error.ts';
import { errorAt } from './field-error.ts';
import { knob } from './knob.ts';
import { numberField } from './number-field.ts';

const wide = logarithmicScale(1e3, 1e8);

/** 1, 2 and 5 times powers of ten. */
const round = (n: number): number => {
  const decade = 10 ** Math.floor(Math.log10(n));
  return [1, 2, 5, 10].reduce((a, b) => (Math.abs(b * decade - n) < Math.abs(a * decade - n) ? b : a)) * decade;
};

const trajectoryScale: SliderScale = { ...wide, valueAt: (notch) => round(wide.valueAt(notch)) };

/** How the ensemble is run: its size, seed, device, and under “more” the numerics. */
export function runSettings(state: AppState, actions: Actions): TemplateResult {
  const request = requestOf(state);
  const spec = state.shown?.decided.spec;
  const refuse = (field: string) => (text: string) => actions.refuse(field, text, 'must be a number');
  const setting = (
    field: 'seed' | 'dt' | 'duration',
    label: string,
    explain: string,
    placeholder = '',
  ): TemplateResult => html`
    <div class="knob wide">
      <span>${label}</span>
      ${numberField({
        id: field,
        label,
        value: request[field],
        placeholder,
        explain,
        invalid: errorAt(state, field) !== null,
        onNumber: (value) => actions.change({ [field]: value }),
        onEmpty: () => actions.change({ [field]: undefined }),
        onRefused: refuse(field),
      })}
      ${errorLine(errorAt(state, field))}
    </div>`;
  const isTau = state.catalogue.find((s) => s.id === request.system)?.parameters.some((p) => p.id === 'tau');
  return html`
    ${knob({
      id: 'trajectories',
      symbol: html`<i>N</i>`,
      label: 'number of trajectories',
      explain: 'Number of trajectories in each direction: standard errors fall like 1/√N.',
      value: request.trajectories ?? 100_000,
      unit: '',
      scale: trajectoryScale,
      error: errorAt(state, 'trajectories'),
      onNumber: (trajectories) => actions.change({ trajectories }),
      onRefused: refuse('trajectories'),
    })}
    ${setting('seed', 'seed', 'The same seed gives the same trajectories, on any number of workers; to 2⁵³ − 1.')}
    ${choice(state, actions, 'backend', ['auto', 'webgpu', 'cpu'], 'Auto takes a hardware GPU if there is one, else the CPU.')}
    <details class="more">
      <summary>More: precision, time step</summary>
      ${choice(state, actions, 'precision', ['single', 'double'], 'Double precision runs on the CPU and shows what single precision costs.')}
      ${setting('dt', 'time step', 'Length of a time step; empty: chosen from the stiffness of the potential.', spec ? plainNumber(spec.dt, 3) : '')}
      ${state.page === 'systems' && !isTau ? setting('duration', 'duration', 'How long each trajectory runs.', spec ? plainNumber(spec.duration, 4) : '') : nothing}
      ${choice(state, actions, 'rounds', [13, 20], 'Rounds of the Threefry random generator: 13 is the least without known flaw, 20 the conservative choice.')}
      <p class="quiet">${spec ? `${state.shown!.decided.steps} steps, ${spec.integrator}` : '\u00a0'}</p>
    </details>
  `;
}

function choice(
  state: AppState,
  actions: Actions,
  field: 'backend' | 'precision' | 'rounds',
  values: readonly (string | number)[],
  explain: string,
): TemplateResult {
  const chosen = requestOf(state)[field] ?? values[0]!;
  const pick = (event: Event) => {
    const text = (event.target as HTMLSelectElement).value;
    actions.change({ [field]: values.find((v) => String(v) === text) });
  };
  return html`<div class="knob wide">
    <span>${field}</span>
    <select aria-label=${field} name=${field} data-explain=${explain} .value=${live(String(chosen))} @change=${pick}>
      ${values.map((v) => html`<option value=${v} ?selected=${v === chosen}>${v}</option>`)}
    </select>
    ${errorLine(errorAt(state, field))}
  </div>`;
}

const errorLine = (error: string | null) => (error ? html`<p class="error" role="alert">${error}</p>` : nothing);
