import { html, type TemplateResult } from 'lit';
import type { Actions } from '../../actions.ts';
import type { LaboratoryState } from '../../laboratory/laboratory-state.ts';
import { exampleLinks } from './example-links.ts';

/** What this page is for, before there is anything to show. */
export function invitation(state: LaboratoryState, actions: Actions): TemplateResult {
  return html`<div class="invitation">
    <h2 class="ask">Can this free energy be trusted?</h2>
    <p>
      Drop files of work values anywhere on this page: forward, and reverse if you have them. You see how they are read before
      anything is computed.
    </p>
    <p class="quiet">
      CSV, TSV, whitespace · Parquet · NumPy · pmx · GROMACS dhdl.xvg · force–distance curves · a report saved here
    </p>
    <h2>Or look at works whose answer is known</h2>
    ${exampleLinks(state, actions)}
  </div>`;
}
