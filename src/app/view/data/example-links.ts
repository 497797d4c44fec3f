import { html, type TemplateResult } from 'lit';
import type { Actions } from '../../actions.ts';
import { toDataLink } from '../../laboratory/data-link.ts';
import type { LaboratoryState } from '../../laboratory/laboratory-state.ts';
import { presets } from '../../laboratory/presets.ts';

/** Examples as links, so that each can be passed on. */
export function exampleLinks({ example }: LaboratoryState, actions: Actions): TemplateResult {
  const show = (id: string) => (event: Event) => {
    event.preventDefault();
    actions.laboratory.showExample(id);
  };
  return html`<ul class="examples">
    ${presets.map(
      ({ id, title, says }) => html`<li>
        <a href="#${toDataLink(id)}" aria-current=${id === example ? 'true' : 'false'} data-explain=${says} @click=${show(id)}>
          <b>${title}</b> <span class="quiet">${says}</span>
        </a>
      </li>`,
    )}
  </ul>`;
}
