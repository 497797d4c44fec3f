import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { statesOf } from '../model-edit.ts';
import { type AppState, requestOf } from '../state.ts';
import { errorAt } from './field-error.ts';
import { errorLine } from './model-rows.ts';
import { beganTyping, endedTyping, unlessTyping } from './unless-typing.ts';

/** What is said about each kind of arrow. */
const kinds = {
  transitions:
    'Transitions between states, one a line: A -> B : rate, or A <-> B : rate, reverse rate. Rates are formulas of the parameters.',
  reactions:
    'Reactions, one a line: 2 P -> P2 : k1 is mass action over distinct pairs, X -> 0 : [a*X/(b + X)] a whole propensity; A <-> B : k, k′ a pair.',
} as const;

export type ArrowPart = keyof typeof kinds;

/** The box for transitions or reactions, one a line. */
export function arrowsField(state: AppState, actions: Actions, part: ArrowPart): TemplateResult {
  const model = requestOf(state).model as Readonly<Record<string, unknown>>;
  const lines = (model[part] ?? []) as readonly string[];
  const error = errorAt(state, `model.${part}`) ?? errorAt(state, 'model.states');
  const type = (event: Event) => {
    endedTyping(event);
    const typed = (event.target as HTMLTextAreaElement).value.split('\n').map((line) => line.trim());
    const arrows = typed.filter((line) => line !== '');
    actions.editModel(
      ({ states }) => ({
        ...(part === 'transitions' && { states: statesOf(arrows, states as readonly string[]) }),
        [part]: arrows,
      }),
      ['model'],
    );
  };
  return html`<div class="potential">
    <textarea
      name=${part}
      rows=${Math.min(9, Math.max(3, lines.length + 1))}
      spellcheck="false"
      autocapitalize="off"
      aria-label="${part}, one a line"
      aria-invalid=${error !== null}
      data-explain=${kinds[part]}
      .value=${unlessTyping(lines.join('\n'))}
      @input=${beganTyping}
      @blur=${endedTyping}
      @change=${type}
    ></textarea>
    ${errorLine(error)}
  </div>`;
}
