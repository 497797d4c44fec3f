import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Actions } from '../actions.ts';
import type { CatalogueEntry } from '../engine/engine-api.ts';
import { toFragment } from '../link.ts';
import { presetRequest } from '../preset-request.ts';
import type { AppState } from '../state.ts';
import { statement } from '../text/statement.ts';
import { presetLinks } from '../view/preset-links.ts';
import { topBar } from '../view/top-bar.ts';
import { firstStatement } from './first-statement.ts';
import type { Pictures } from './pictures.ts';
import { search } from './search.ts';

/** Every system in its group, with a picture, a sentence, and presets to try. */
export function galleryView(state: AppState, actions: Actions, pictures: Pictures): TemplateResult {
  const { catalogue, sought } = state;
  const found = search(catalogue, sought);
  const groups = [...new Set(found.map((s) => s.group))];
  return html`<div class="gallery-page">
    ${topBar(state, actions)}
    <main class="gallery">
      <search class="seek">
        <input
          type="search"
          aria-label="search the systems"
          placeholder="Search: erasure, Onsager, membrane …"
          .value=${sought}
          @input=${(event: Event) => actions.seek((event.target as HTMLInputElement).value)}
        />
        <p class="quiet" role="status">${countText(found.length, catalogue.length, sought)}</p>
      </search>
      ${repeat(groups, String, (group) =>
        section(
          group,
          found.filter((s) => s.group === group),
          state,
          pictures,
        ),
      )}
    </main>
  </div>`;
}

function countText(found: number, all: number, sought: string): string {
  if (all === 0) return '';
  if (sought.trim() === '') return `${all} systems, each with laws that are tested as it runs`;
  if (found === 0) return `Nothing here speaks of “${sought.trim()}”.`;
  return `${found} of ${all} systems`;
}

function section(
  group: string,
  systems: readonly CatalogueEntry[],
  state: AppState,
  pictures: Pictures,
): TemplateResult {
  return html`<section aria-label=${group}>
    <h2>${group}</h2>
    <ul class="cards">
      ${repeat(
        systems,
        (entry) => entry.id,
        (entry) => html`<li>${card(entry, state, pictures)}</li>`,
      )}
    </ul>
  </section>`;
}

function card(entry: CatalogueEntry, state: AppState, pictures: Pictures): TemplateResult {
  const request = state.requests.systems;
  return html`<article class="card" data-system=${entry.id}>
    <system-picture .pictures=${pictures} .system=${entry.id} aria-label="a picture is on its way"></system-picture>
    <header>
      <h3><a class="whole" href="#${toFragment(presetRequest(entry.id, {}, request))}">${entry.title}</a></h3>
      <p class="quiet">${entry.laws} ${entry.laws === 1 ? 'law' : 'laws'}</p>
    </header>
    <p class="summary">${statement(firstStatement(entry.summary))}</p>
    ${entry.presets.length > 0 ? presetLinks(entry, request) : nothing}
  </article>`;
}
