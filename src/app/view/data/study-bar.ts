import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../../actions.ts';
import type { ReportForm } from '../../laboratory/laboratory-api.ts';
import { type LaboratoryState, refusedAt } from '../../laboratory/laboratory-state.ts';
import { errorLine } from '../model-rows.ts';

const forms: readonly (readonly [ReportForm, string, string])[] = [
  [
    'html',
    'Save report',
    'One page with figures, numbers, methods and references, to read, print and keep; dropped here it opens again.',
  ],
  ['json', 'JSON', 'Everything in the report, for programs; dropped here it opens again.'],
  ['csv', 'CSV', 'Estimates, convergence and blocks as three tables, packed together.'],
];

/** Starts and gives up a study, says how far it is, and takes it away as a report. */
export function studyBar(state: LaboratoryState, actions: Actions): TemplateResult {
  const { progress, shown, forward, reverse, changed, note } = state;
  const loaded = forward !== null || reverse !== null;
  if (!loaded && !progress && !shown) return html`${errorLine(refusedAt(state, 'study'))}`;
  return html`
    <progress max="1" value=${progress?.share ?? (shown && !changed ? 1 : 0)} aria-label="progress of the study"></progress>
    ${loaded || progress ? buttons(state, actions) : nothing}
    <p class="status" data-phase=${phaseOf(state)} role="status">
      <span>${statusOf(state)}</span>${progress ? html`<span>${Math.round(100 * progress.share)} %</span>` : nothing}
    </p>
    ${note ? html`<p class="note-line">${note}</p>` : nothing} ${errorLine(refusedAt(state, 'study'))}
    ${
      shown
        ? html`<p class="sharing">
          ${forms.map(([form, name, explain]) => html`<button class="plain" data-explain=${explain} @click=${() => actions.laboratory.save(form)}>${name}</button>`)}
        </p>`
        : nothing
    }
  `;
}

function buttons({ forward, reverse, progress }: LaboratoryState, actions: Actions): TemplateResult {
  const loaded = forward !== null || reverse !== null;
  return html`<div class="buttons">
      ${
        progress
          ? html`<button @click=${actions.laboratory.cancel}>Cancel</button>`
          : html`<button class="main" name="study" ?disabled=${!loaded} @click=${actions.laboratory.study}>Estimate</button>`
      }
      <button
        name="swap"
        ?disabled=${!loaded || progress !== null}
        @click=${actions.laboratory.swap}
        data-explain="Makes forward works reverse ones, and the other way round."
      >
        Swap sides
      </button>
    </div>`;
}

function phaseOf({ progress, shown, changed, forward, reverse }: LaboratoryState): string {
  if (progress) return 'working';
  if (!shown) return 'idle';
  return changed && (forward || reverse) ? 'changed' : 'done';
}

function statusOf({ progress, shown, changed, forward, reverse }: LaboratoryState): string {
  if (progress) return `${progress.part} …`;
  if (shown) return changed && (forward || reverse) ? 'shown is what was estimated before' : shown.about.title;
  return forward || reverse ? 'nothing estimated yet' : '';
}
