import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state.ts';

/** A few trajectories of the ensemble as they move. */
export function moleculeFigure(
  picture: AppState['picture'],
  buttons: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<figure>
    <figcaption>
      <h2>${picture ? `The first ${picture.picture.paths[0]?.count} of the ensemble, moving` : 'The ensemble, moving'}</h2>
      ${buttons}
    </figcaption>
    <molecule-picture class="plot" .data=${picture}></molecule-picture>
  </figure>`;
}
