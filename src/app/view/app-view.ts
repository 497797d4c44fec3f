import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { galleryView } from '../gallery/gallery-view.ts';
import type { Pictures } from '../gallery/pictures.ts';
import type { AppState } from '../state.ts';
import { benchmarkView } from './benchmark/benchmark-view.ts';
import { chartColumn } from './chart-column.ts';
import { dataView } from './data/data-view.ts';
import { estimateTable } from './estimate-table.ts';
import { facts } from './facts.ts';
import { lawTable } from './law-table.ts';
import { modelIntro, modelKnobs } from './model-panel.ts';
import { runBar } from './run-bar.ts';
import { runSettings } from './run-settings.ts';
import { sharing } from './sharing.ts';
import { sweepTable } from './sweep-table.ts';
import { systemIntro, systemKnobs } from './system-panel.ts';
import { topBar } from './top-bar.ts';
import { warnings } from './warnings.ts';

const rest = 'Point at a symbol, a name or a number: it says here what it means and where it comes from.';

/** The whole screen. */
export function appView(state: AppState, actions: Actions, pictures: Pictures): TemplateResult {
  if (state.page === 'data') return dataView(state, actions);
  if (state.page === 'benchmark') return benchmarkView(state, actions);
  if (state.page === 'gallery') return galleryView(state, actions, pictures);
  const [intro, knobs] = state.page === 'systems' ? [systemIntro, systemKnobs] : [modelIntro, modelKnobs];
  const stale = state.failure && state.failure.kind !== 'link' && state.shown ? 'stale' : '';
  const accept = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    actions.loadSbml(file);
  };
  return html`<div class="app" @dragover=${accept} @drop=${drop}>
    ${topBar(state, actions)}
    <div class="controls">
      <section class="intro" aria-label="what is driven">${intro(state, actions)}</section>
      <section class="knobs" aria-label="parameters" tabindex="-1">${knobs(state, actions)} ${runSettings(state, actions)} ${sharing(state, actions)}</section>
      <section class="runbar" aria-label="run">${runBar(state, actions)}</section>
    </div>
    <main class="charts ${state.shown?.decided.jump ? 'jump' : ''} ${stale}">${chartColumn(state, actions)}</main>
    <aside class="numbers ${stale}" aria-label="numbers" tabindex="0">
      ${state.sweep ? sweepTable(state, state.sweep, actions) : html`${estimateTable(state, actions)} ${lawTable(state)} ${facts(state)} ${warnings(state)}`}
    </aside>
    <footer class="explain" data-rest=${rest} aria-hidden="true"></footer>
  </div>`;
}
