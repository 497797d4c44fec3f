import { html, type nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState, ProcessPicture } from '../state.ts';
import { fieldFigure } from './field-figure.ts';
import { moleculeFigure } from './molecule-figure.ts';

/** What the button of each picture says, beside its name. */
const meanings = {
  field: 'Density and probability current along the coordinates asked for, averaged over the forward process.',
  molecules: 'A few trajectories of the ensemble, moving in the driven potential.',
  profile:
    'The free energy along the coordinate, found from works and positions during the pulls: Hummer and Szabo, PNAS 98, 3658 (2001); Minh and Adib, PRL 100, 180602 (2008).',
} as const satisfies Record<ProcessPicture, string>;

/** What went on during a driven process: the field where it was asked for, else the molecules; a button leads to each other picture. */
export function processFigure(state: AppState, actions: Actions): TemplateResult | typeof nothing {
  const { shown, picture } = state;
  const profile = shown?.result.profile;
  const usual = shown?.result.field ? 'field' : 'molecules';
  const others = (Object.keys(meanings) as ProcessPicture[]).filter(
    (which) => which !== usual && (which === 'molecules' || shown?.result[which]),
  );
  const chosen = others.find((which) => which === state.processPicture) ?? usual;
  const buttons = html`${others.map(
    (which, i) => html`<button
      class=${i === 0 ? 'plain right' : 'plain'}
      aria-pressed=${which === chosen}
      @click=${() => actions.showProcess(which === chosen ? null : which)}
      data-explain=${meanings[which]}
    >
      ${which}
    </button>`,
  )}`;
  if (chosen === 'field') return fieldFigure(shown, buttons);
  if (chosen === 'molecules' || !profile) return moleculeFigure(picture, buttons);
  return html`<figure>
    <figcaption>
      <h2>Free-energy profile: ${profile.of}</h2>
      ${buttons}
    </figcaption>
    <profile-chart class="plot" .data=${shown}></profile-chart>
  </figure>`;
}
