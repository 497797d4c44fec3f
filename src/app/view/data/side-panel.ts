import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../../actions.ts';
import type { Side } from '../../laboratory/laboratory-api.ts';
import { refusedAt, type SideState } from '../../laboratory/laboratory-state.ts';
import type { AppState } from '../../state.ts';
import { byteSize } from '../../text/amounts.ts';
import { errorLine } from '../model-rows.ts';
import { readingForm } from './reading-form.ts';
import { tableLook } from './table-look.ts';

const names: Readonly<Record<Side, { title: string; wanted: string }>> = {
  forward: { title: 'Forward works', wanted: 'Works of the process one way. Drop files here, or choose them.' },
  reverse: {
    title: 'Reverse works',
    wanted: 'Works of the process run backwards, if there are any: they are worth a lot.',
  },
};

const formats: Readonly<Record<string, string>> = {
  text: 'text table',
  parquet: 'Parquet',
  npy: 'NumPy array',
  npz: 'NumPy archive',
  pmx: 'pmx works',
  xvg: 'GROMACS xvg',
};

/** The files of one direction: what they look like, and how they are read. */
export function sidePanel(side: Side, state: AppState, actions: Actions): TemplateResult {
  const now = state.laboratory[side];
  const { title, wanted } = names[side];
  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    actions.laboratory.takeFiles([...(input.files ?? [])], side);
    input.value = '';
  };
  const error = refusedAt(state.laboratory, side);
  return html`<fieldset class="side" data-side=${side}>
    <legend>
      <span class="swatch" style="color: var(--${side})"></span>${title}
    </legend>
    <p class="pick">
      <label class="file" data-explain="CSV, TSV, whitespace, Parquet, NPY, NPZ, pmx integA/integB.dat, GROMACS dhdl.xvg, force–distance curves; several files at once where each is one pull.">
        <input type="file" multiple name="${side}-files" class="unseen" aria-label="${title}: choose files" @change=${pick} />Choose …
      </label>
      ${
        now
          ? html`<button class="plain" aria-label="${title}: put the files away" @click=${() => actions.laboratory.forget(side)}>✕</button>`
          : nothing
      }
    </p>
    ${now ? loaded(side, now, state, actions) : html`<p class="quiet">${wanted}</p>`}
    ${errorLine(error)}
  </fieldset>`;
}

function loaded(side: Side, now: SideState, state: AppState, actions: Actions): TemplateResult {
  const { files, look } = now;
  const [first, ...others] = files;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const bytes = files.reduce((sum, f) => sum + f.size, 0);
  const rows = look.rows === null ? '' : `, ${look.rows} rows`;
  return html`
    <p class="file-name" title=${files.map((f) => f.name).join('\n')}>
      <b>${first?.name}</b>${more} <span class="quiet">${formats[look.format]}${rows}, ${byteSize(bytes)}</span>
    </p>
    ${tableLook(now, (column) => {
      if (now.choice.kind !== 'force-distance') actions.laboratory.read(side, { ...now.choice, column });
    })}
    ${readingForm(side, now, state.laboratory, actions)}
    ${look.notes.length > 0 ? html`<ul class="notes quiet">${look.notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
  `;
}
