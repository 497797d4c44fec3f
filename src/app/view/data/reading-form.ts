import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { forceUnits, lengthUnits } from '../../../import/mechanical-units.ts';
import type { WorkChoice } from '../../../import/table.ts';
import type { Actions } from '../../actions.ts';
import type { Side } from '../../laboratory/laboratory-api.ts';
import { type LaboratoryState, refusedAt, type SideState } from '../../laboratory/laboratory-state.ts';
import { choiceOf, kindsOf } from '../../laboratory/starting-choice.ts';
import { errorLine } from '../model-rows.ts';
import { numberField } from '../number-field.ts';
import { choiceField } from './choice-field.ts';

const kinds: Readonly<Record<WorkChoice['kind'], string>> = {
  column: 'each row is one work',
  dhdl: 'one switching: ∫ ∂H/∂λ dλ',
  'force-distance': 'pulls: ∫ F dx',
};

/** How works are had from the files of one direction; every choice is on screen. */
export function readingForm(side: Side, now: SideState, state: LaboratoryState, actions: Actions): TemplateResult {
  const { look, choice } = now;
  const set = (next: WorkChoice) => actions.laboratory.read(side, next);
  const all = kindsOf(look);
  return html`
    ${
      all.length > 1
        ? choiceField({
            name: `${side}-kind`,
            label: 'read as',
            explain:
              'What a file holds: finished works, or a record along which force or ∂H/∂λ is integrated by the trapezium rule.',
            value: choice.kind,
            options: all.map((kind) => [kind, kinds[kind]]),
            choose: (kind) => set(choiceOf(kind as WorkChoice['kind'], look, side)),
          })
        : nothing
    }
    ${choice.kind === 'force-distance' ? pullFields(side, choice, now, state, set) : columnFields(side, choice, now, state, set)}
    ${choice.kind === 'dhdl' ? ends(side, choice, state, actions) : nothing}
  `;
}

/** Columns with numbers, and `—` until one is chosen. */
const numberColumns = ({ look }: SideState, chosen: string): [string, string][] => [
  ...(chosen === '' ? [['', 'choose …'] as [string, string]] : []),
  ...look.columns.filter((c) => c.numeric).map((c): [string, string] => [c.name, c.name]),
];

function columnFields(
  side: Side,
  choice: Extract<WorkChoice, { column: string }>,
  now: SideState,
  state: LaboratoryState,
  set: (next: WorkChoice) => void,
): TemplateResult {
  const sum = choice.kind === 'dhdl' && now.look.derivatives.length > 1 ? [['sum', 'sum of all ∂H/∂λ'] as const] : [];
  const error = refusedAt(state, `${side}.column`);
  const plus = choice.kind === 'column' ? choice.plus : undefined;
  const named = ([value, name]: readonly [string, string]): [string, string] =>
    plus !== undefined && value === choice.column ? [value, `${name} + ${plus}`] : [value, name];
  const choose = (column: string) => {
    if (choice.kind === 'dhdl') return set({ ...choice, column });
    const { plus: _, ...plain } = choice;
    return set({ ...plain, column });
  };
  return html`${choiceField({
    name: `${side}-column`,
    label: 'column',
    explain: choice.kind === 'dhdl' ? 'The column that holds ∂H/∂λ.' : 'The column that holds the works.',
    value: choice.column,
    options: [...sum, ...numberColumns(now, choice.column)].map(named),
    invalid: error !== null,
    choose,
  })}
  ${errorLine(error)}
  ${choice.kind === 'column' && now.look.format !== 'pmx' ? rowsField(side, choice, now, set) : nothing}`;
}

/** Both directions in one file: which rows are of this one. */
function rowsField(
  side: Side,
  choice: Extract<WorkChoice, { kind: 'column' }>,
  { look }: SideState,
  set: (next: WorkChoice) => void,
): TemplateResult | typeof nothing {
  const names = look.columns.filter((c) => c.name !== choice.column).map((c) => c.name);
  if (names.length === 0) return nothing;
  const { rows, ...plain } = choice;
  const values = look.columns.find((c) => c.name === rows?.column)?.preview ?? [];
  return html`<div class="knob reading">
    <span>rows</span>
    <span class="fields">
      <select
        name="${side}-rows"
        aria-label="rows of ${side} works"
        data-explain="Where one file holds both directions: only rows with a certain word or number in a column are read."
        .value=${live(rows?.column ?? '')}
        @change=${(event: Event) => {
          const column = (event.target as HTMLSelectElement).value;
          const [value = ''] = look.columns.find((c) => c.name === column)?.preview ?? [];
          set(column ? { ...plain, rows: { column, value } } : plain);
        }}
      >
        <option value="" ?selected=${!rows}>all</option>
        ${names.map((name) => html`<option value=${name} ?selected=${rows?.column === name}>where ${name} is</option>`)}
      </select>
      ${
        rows
          ? html`<input
            type="text"
            name="${side}-rows-value"
            aria-label="value of ${rows.column}"
            list="${side}-rows-values"
            .value=${live(rows.value)}
            @change=${(event: Event) => set({ ...plain, rows: { ...rows, value: (event.target as HTMLInputElement).value.trim() } })}
          /><datalist id="${side}-rows-values">${[...new Set(values)].map((v) => html`<option value=${v}></option>`)}</datalist>`
          : nothing
      }
    </span>
  </div>`;
}

function pullFields(
  side: Side,
  choice: Extract<WorkChoice, { kind: 'force-distance' }>,
  now: SideState,
  state: LaboratoryState,
  set: (next: WorkChoice) => void,
): TemplateResult {
  const part = (what: 'force' | 'distance', units: readonly string[]) => {
    const unit = `${what}Unit` as const;
    const error = refusedAt(state, `${side}.${unit}`) ?? refusedAt(state, `${side}.${what}`);
    return html`${choiceField({
      name: `${side}-${what}`,
      label: what,
      explain: what === 'force' ? 'The column of the force.' : 'The column of the distance along which the force acts.',
      value: choice[what],
      options: numberColumns(now, choice[what]),
      invalid: error !== null,
      choose: (column) => set({ ...choice, [what]: column }),
      beside: html`<select
        name="${side}-${what}-unit"
        aria-label="unit of the ${what}"
        aria-invalid=${error !== null}
        .value=${live(choice[unit])}
        @change=${(event: Event) => set({ ...choice, [unit]: (event.target as HTMLSelectElement).value })}
      >
        ${['', ...units].map((u) => html`<option value=${u} ?selected=${u === choice[unit]}>${u || 'unit …'}</option>`)}
      </select>`,
    })}
    ${errorLine(error)}`;
  };
  const { pull, ...plain } = choice;
  return html`${part('force', forceUnits)} ${part('distance', lengthUnits)}
  ${choiceField({
    name: `${side}-pull`,
    label: 'pulls',
    explain:
      'Several pulls in one file are divided by blank lines, or told apart by a column that numbers or names them.',
    value: pull ?? '',
    options: [
      ['', 'divided by blank lines'],
      ...now.look.columns.map((c): [string, string] => [c.name, `told apart by ${c.name}`]),
    ],
    choose: (column) => set(column ? { ...plain, pull: column } : plain),
  })}`;
}

/** λ from … to … */
function ends(
  side: Side,
  choice: Extract<WorkChoice, { kind: 'dhdl' }>,
  state: LaboratoryState,
  actions: Actions,
): TemplateResult {
  const error = refusedAt(state, `${side}.lambda`);
  const field = (end: 'from' | 'to') =>
    numberField({
      id: `${side}-${end}`,
      label: `λ ${end}`,
      value: choice[end],
      invalid: error !== null,
      explain: 'λ runs at a steady pace from its first to its last value over the time of the file.',
      onNumber: (value) => actions.laboratory.read(side, { ...choice, [end]: value }),
      onRefused: (text) =>
        actions.laboratory.refuse({
          place: `${side}.lambda`,
          message: `λ ${end}: ${text} (must be a number)`,
          typed: text,
        }),
    });
  return html`<div class="knob reading">
    <span><i>λ</i> from</span>
    <span class="fields">${field('from')} to ${field('to')}</span>
    ${errorLine(error)}
  </div>`;
}
