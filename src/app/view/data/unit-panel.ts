import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type WorkUnit, workUnits } from '../../../import/units.ts';
import type { Actions } from '../../actions.ts';
import { type LaboratoryState, refusedAt, sides } from '../../laboratory/laboratory-state.ts';
import { statedUnit } from '../../laboratory/starting-choice.ts';
import { needsThermal } from '../../laboratory/study-request.ts';
import { errorLine } from '../model-rows.ts';
import { numberField } from '../number-field.ts';
import { choiceField } from './choice-field.ts';

/** Unit of the works, kT, and the sign of reverse works. */
export function unitPanel(state: LaboratoryState, actions: Actions): TemplateResult | typeof nothing {
  if (!state.forward && !state.reverse) return nothing;
  const { unit } = state;
  const stated = sides.map((side) => state[side] && statedUnit(state[side])).find((u) => u);
  const error = refusedAt(state, 'unit');
  return html`<fieldset class="side">
    <legend>Units and sign</legend>
    ${choiceField({
      name: 'unit',
      label: 'works in',
      explain: 'Unit of the works. It is shown as the files state it; where they do not, it is for you to say.',
      value: unit ?? '',
      options: [...(unit === null ? [['', 'choose …'] as const] : []), ...workUnits.map((u) => [u, u] as const)],
      invalid: error !== null,
      choose: (u) => actions.laboratory.setUnit(u as WorkUnit),
      beside: html`<span class="quiet">${stated ? (stated === unit ? 'as the file states' : `the file says ${stated}`) : 'not stated'}</span>`,
    })}
    ${errorLine(error)} ${needsThermal(state) ? thermalField(state, actions) : nothing}
    ${
      state.reverse
        ? choiceField({
            name: 'reverse-sign',
            label: 'reverse is',
            explain:
              'W_R is the work done on the system in the reverse process, positive when it costs work. Some programs write −W_R instead, so that both histograms lie over one another.',
            value: state.reverseSign,
            options: [
              ['plus', 'W_R, as it is'],
              ['minus', '−W_R, sign turned'],
            ],
            choose: (sign) => actions.laboratory.setReverseSign(sign as LaboratoryState['reverseSign']),
          })
        : nothing
    }
  </fieldset>`;
}

function thermalField(state: LaboratoryState, actions: Actions): TemplateResult {
  const { thermal, refusal } = state;
  const error = refusedAt(state, 'thermal');
  const explain =
    'Works are divided by the thermal energy kT, from a temperature by Boltzmann’s constant (CODATA 2018) or as you give it.';
  const shown =
    refusal?.place === 'thermal' && refusal.typed !== undefined ? refusal.typed : (thermal.value ?? undefined);
  const refuse = (text: string) =>
    actions.laboratory.refuse({
      place: 'thermal',
      message: `${thermal.kind}: ${text} (must be a number > 0)`,
      typed: text,
    });
  return html`<div class="knob reading">
    <span><i>kT</i></span>
    <span class="fields">
      <select
        name="thermal"
        aria-label="kT from"
        data-explain=${explain}
        .value=${live(thermal.kind)}
        @change=${(event: Event) => actions.laboratory.setThermal({ kind: (event.target as HTMLSelectElement).value as 'kT', value: null })}
      >
        <option value="temperature" ?selected=${thermal.kind === 'temperature'}>temperature</option>
        <option value="kT" ?selected=${thermal.kind === 'kT'}>directly</option>
      </select>
      ${numberField({
        id: 'thermal-value',
        label: thermal.kind,
        value: shown,
        placeholder: thermal.kind === 'temperature' ? 'e.g. 298.15' : '',
        explain,
        invalid: error !== null,
        onNumber: (value, text) =>
          value > 0 ? actions.laboratory.setThermal({ kind: thermal.kind, value }) : refuse(text),
        onRefused: refuse,
      })}
      <span class="unit">${thermal.kind === 'temperature' ? 'K' : state.unit}</span>
    </span>
    ${errorLine(error)}
  </div>`;
}
