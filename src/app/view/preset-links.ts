import { html, type TemplateResult } from 'lit';
import type { RunSpec } from '../../experiment/spec.ts';
import type { CatalogueEntry } from '../engine/engine-api.ts';
import { toFragment } from '../link.ts';
import { presetRequest } from '../preset-request.ts';
import { statement } from '../text/statement.ts';

/** Whether a request asks for just these settings. */
const isAt = (
  preset: CatalogueEntry['presets'][number],
  { parameters = {}, duration }: RunSpec,
  entry: CatalogueEntry,
) =>
  duration === preset.duration &&
  entry.parameters.every((p) => (parameters[p.id] ?? p.default) === (preset.parameters?.[p.id] ?? p.default));

/** A system’s presets as links, the one in view marked. */
export function presetLinks(entry: CatalogueEntry, request: RunSpec): TemplateResult {
  return html`<ul class="presets" aria-label="try this">
    ${entry.presets.map((preset) => {
      const here = request.system === entry.id && isAt(preset, request, entry);
      return html`<li>
        <a
          href="#${toFragment(presetRequest(entry.id, preset, request))}"
          aria-current=${here ? 'true' : 'false'}
          title=${preset.words}
          data-explain=${preset.words}
          >${statement(preset.title)}</a
        >
      </li>`;
    })}
  </ul>`;
}
