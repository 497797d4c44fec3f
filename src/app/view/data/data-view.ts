import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../../actions.ts';
import type { LaboratoryState } from '../../laboratory/laboratory-state.ts';
import type { AppState } from '../../state.ts';
import { topBar } from '../top-bar.ts';
import { diagnosticsTable } from './diagnostics-table.ts';
import { exampleLinks } from './example-links.ts';
import { invitation } from './invitation.ts';
import { remarks } from './remarks.ts';
import { sidePanel } from './side-panel.ts';
import { studyBar } from './study-bar.ts';
import { studyCharts } from './study-charts.ts';
import { studyTable } from './study-table.ts';
import { unitPanel } from './unit-panel.ts';
import { verdictPanel } from './verdict-panel.ts';

const rest = 'Point at a name or a number: it says here what it means and where it comes from.';

/** The other examples, while one is in view. */
const others = (state: LaboratoryState, actions: Actions) =>
  html`<h2 class="others">Works whose answer is known</h2>
    ${exampleLinks(state, actions)}`;

/** The page for one's own data: files and how they are read, pictures, and whether the numbers can be trusted. */
export function dataView(state: AppState, actions: Actions): TemplateResult {
  const { laboratory } = state;
  const { shown } = laboratory;
  const placeOf = (event: DragEvent) => (event.target as Element).closest<HTMLElement>('[data-side]')?.dataset.side;
  const mark = (event: DragEvent, place: string | undefined) => {
    const page = event.currentTarget as HTMLElement;
    if (place) page.dataset.dropping = place;
    else delete page.dataset.dropping;
  };
  const accept = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    mark(event, placeOf(event) ?? 'page');
  };
  const leave = (event: DragEvent) => {
    if (!event.relatedTarget) mark(event, undefined);
  };
  const drop = (event: DragEvent) => {
    mark(event, undefined);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const place = placeOf(event);
    actions.laboratory.takeFiles(files, place === 'forward' || place === 'reverse' ? place : undefined);
  };
  return html`<div class="app data ${shown ? '' : 'empty'}" @dragover=${accept} @dragleave=${leave} @drop=${drop}>
    ${topBar(state, actions)}
    <div class="controls">
      <section class="intro" aria-label="your files">
        ${sidePanel('forward', state, actions)} ${sidePanel('reverse', state, actions)} ${unitPanel(laboratory, actions)}
        ${shown && !laboratory.forward && !laboratory.reverse ? others(laboratory, actions) : nothing}
      </section>
      <section class="runbar" aria-label="study">${studyBar(laboratory, actions)}</section>
    </div>
    <main class="charts data">${shown ? studyCharts(state, shown, actions) : invitation(laboratory, actions)}</main>
    ${
      shown
        ? html`<aside class="numbers" aria-label="numbers" tabindex="0">
          ${verdictPanel(shown)} ${studyTable(state, shown, actions)} ${diagnosticsTable(shown)} ${remarks(shown)}
        </aside>`
        : nothing
    }
    <footer class="explain" data-rest=${rest} aria-hidden="true"></footer>
  </div>`;
}
