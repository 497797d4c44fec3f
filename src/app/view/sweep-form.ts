import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Actions } from '../actions.ts';
import type { AppState } from '../state.ts';
import { defaultSweep } from '../sweep/default-sweep.ts';
import type { SweepState } from '../sweep/sweep-state.ts';
import { sweptParameters } from '../sweep/swept-parameters.ts';
import { sweptSymbolText } from '../sweep/swept-symbol.ts';
import { errorAt, shownIn } from './field-error.ts';
import { numberField } from './number-field.ts';

/** What is swept: parameter, ends, number of values and how they are spaced, trajectories of each. */
export function sweepForm(state: AppState, sweep: SweepState, actions: Actions): TemplateResult {
  const { asked, decided } = sweep;
  const { ask } = actions.sweep;
  const parameters = sweptParameters(state);
  const choose = (event: Event) => {
    const parameter = parameters.find((p) => p.id === (event.target as HTMLSelectElement).value);
    if (parameter) ask(defaultSweep(parameter));
  };
  const unit = parameters.find((p) => p.id === asked.name)?.unit ?? '';
  const field = (id: 'from' | 'to' | 'count', label: string, explain: string) =>
    numberField({
      ...{ id: `sweep.${id}`, label, explain, value: shownIn(sweep, `sweep.${id}`, asked[id]) },
      invalid: errorAt(sweep, `sweep.${id}`) !== null,
      onNumber: (value) => ask({ [id]: value }),
      onRefused: (text) => actions.sweep.refuse(`sweep.${id}`, text, 'must be a number'),
    });
  return html`<div class="sweep-form" role="group" aria-label="sweep">
    <span class="piece">
      <span>sweep</span>
      <select aria-label="parameter" name="sweep.name" .value=${live(asked.name)} @change=${choose}>
        ${parameters.map((p) => html`<option value=${p.id} ?selected=${p.id === asked.name}>${sweptSymbolText(state, p.id)}</option>`)}
      </select>
    </span>
    <span class="piece"><span>from</span> ${field('from', 'from', 'First value of the sweep.')}</span>
    <span class="piece"><span>to</span> ${field('to', 'to', 'Last value of the sweep.')} <span class="unit">${unit}</span></span>
    <span class="piece">
      <span>in</span> ${field('count', 'number of values', 'Number of values, both ends among them; each is a run of its own.')}
      <span>values,</span>
      <select
        aria-label="spacing"
        name="sweep.spacing"
        data-explain="Linear: values the same difference apart. Log: the same factor apart, on a logarithmic axis."
        .value=${live(asked.logarithmic ? 'log' : 'linear')}
        @change=${(event: Event) => ask({ logarithmic: (event.target as HTMLSelectElement).value === 'log' })}
      >
        <option value="linear" ?selected=${!asked.logarithmic}>linear</option>
        <option value="log" ?selected=${asked.logarithmic}>log</option>
      </select>
    </span>
    <span class="piece">
      ${numberField({
        id: 'sweep.each',
        label: 'trajectories of each value',
        value: shownIn(sweep, 'sweep.each', asked.trajectories ?? undefined),
        invalid: (errorAt(sweep, 'sweep.each') ?? errorAt(sweep, 'trajectories')) !== null,
        placeholder: decided ? String(decided.trajectories) : 'auto',
        explain:
          'Trajectories of each value; empty: as many as let the whole sweep take some ten seconds on this machine.',
        onNumber: (trajectories) => ask({ trajectories }),
        onEmpty: () => ask({ trajectories: null }),
        onRefused: (text) => actions.sweep.refuse('sweep.each', text, 'must be a number'),
      })}
      <span>trajectories each</span>
    </span>
  </div>`;
}
