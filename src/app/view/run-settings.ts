import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainNumber } from '../../report/with-error.ts';
import type { Actions } from '../actions.ts';
import { type AppState, requestOf } from '../state.ts';
import { trajectoryScale } from '../text/slider-scale.ts';
import { errorAt, isFolded, shownIn } from './field-error.ts';
import { knob } from './knob.ts';
import { numberField } from './number-field.ts';

/** How the ensemble is run: its size, seed, device, and under “more” the numerics. */
export function runSettings(state: AppState, actions: Actions): TemplateResult {
  const request = requestOf(state);
  const shown = state.shown?.decided;
  const entry = state.catalogue.find((s) => s.id === request.system);
  // how many are usual may depend on the parameters
  const decided = shown && shown.spec.system === request.system ? shown.spec.trajectories : undefined;
  const trajectories = request.trajectories ?? decided ?? entry?.trajectories ?? 100_000;
  const hasTau = entry?.parameters.some((p) => p.id === 'tau');
  /** Jumps come at exact times. */
  const hasSteps = shown?.spec.integrator !== undefined || !shown;
  const number = numberSetting(state, actions);
  const pick = choiceSetting(state, actions);
  return html`
    ${knob({
      id: 'trajectories',
      symbol: html`<i>N</i>`,
      label: 'number of trajectories',
      explain: 'Number of trajectories in each direction: standard errors fall like 1/√N.',
      value: trajectories,
      shown: shownIn(state, 'trajectories', trajectories),
      unit: '',
      scale: trajectoryScale,
      error: errorAt(state, 'trajectories'),
      onNumber: (n) => actions.change({ trajectories: n }),
      onRefused: (text) => actions.refuse('trajectories', text, 'must be a number'),
    })}
    <div class="knob pair">
      ${number('seed', 'seed', 'The same seed gives the same trajectories, on any number of workers. An integer up to 2⁶⁴ − 1.', '1')}
      ${pick('backend', ['auto', 'webgpu', 'webgl', 'cpu'], 'Auto takes a hardware GPU if there is one, through WebGPU or else WebGL2, else the CPU.')}
      ${errorLine(state, 'seed')} ${errorLine(state, 'backend')}
    </div>
    <details class="more">
      <summary>More: precision${hasSteps ? ', time step' : ''}</summary>
      <div class="knob wide">
        ${pick('precision', ['single', 'double'], 'Double precision runs on the CPU and shows what single precision costs.')}
        ${errorLine(state, 'precision')}
      </div>
      ${
        hasSteps
          ? html`<div class="knob wide">
            ${number('dt', 'time step', 'Length of a time step at most, for whole groups of steps have to fit the duration; empty: chosen from the stiffness of the potential.', shown ? plainNumber(shown.spec.dt ?? 0, 3) : '')}
            ${errorLine(state, 'dt')}
          </div>`
          : nothing
      }
      ${
        state.page === 'systems' && !hasTau
          ? html`<div class="knob wide">
            ${number('duration', 'duration', 'How long each trajectory runs.', shown ? plainNumber(shown.spec.duration, 4) : '')}
            ${errorLine(state, 'duration')}
          </div>`
          : nothing
      }
      <div class="knob wide">
        ${pick('rounds', [13, 20], 'Rounds of the Threefry random generator: 13 is the least without known flaw, 20 the conservative choice.')}
        ${errorLine(state, 'rounds')}
      </div>
      <p class="quiet">${shown && hasSteps ? `${shown.steps} steps, ${shown.spec.integrator}` : '\u00a0'}</p>
    </details>
  `;
}

/** A named field for a number; empty takes the default, which is shown in its place. */
const numberSetting =
  (state: AppState, actions: Actions) =>
  (field: 'seed' | 'dt' | 'duration', name: string, explain: string, placeholder: string): TemplateResult =>
    html`
    <span>${name}</span>
    ${numberField({
      id: field,
      label: name,
      value: shownIn(state, field, requestOf(state)[field]),
      placeholder,
      explain,
      invalid: errorAt(state, field) !== null,
      onNumber: (value, text) =>
        actions.change({ [field]: field === 'seed' && value > Number.MAX_SAFE_INTEGER ? text : value }),
      onEmpty: () => actions.change({ [field]: undefined }),
      onRefused: (text) => actions.refuse(field, text, 'must be a number'),
    })}
  `;

/** A named choice; the first value is the default. */
const choiceSetting =
  (state: AppState, actions: Actions) =>
  (
    field: 'backend' | 'precision' | 'rounds',
    values: readonly (string | number)[],
    explain: string,
  ): TemplateResult => {
    const chosen = requestOf(state)[field] ?? values[0]!;
    const pick = (event: Event) => {
      const text = (event.target as HTMLSelectElement).value;
      actions.change({ [field]: values.find((v) => String(v) === text) });
    };
    return html`<span>${field}</span>
      <select aria-label=${field} name=${field} aria-description=${explain} data-explain=${explain} .value=${live(String(chosen))} @change=${pick}>
        ${values.map((v) => html`<option value=${v} ?selected=${v === chosen}>${v}</option>`)}
      </select>`;
  };

const errorLine = (state: AppState, field: string) => {
  const error = isFolded(field, state.page) ? null : errorAt(state, field);
  return error ? html`<p class="error" role="alert">${error}</p>` : nothing;
};
