import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { download } from '../download.ts';
import type { AppState } from '../state.ts';

/** Takes the state away: as a link, as SPEC.json for the command line, as the result. */
export function sharing(state: AppState, actions: Actions): TemplateResult {
  const copy = async (text: string, what: string) => {
    await navigator.clipboard.writeText(text);
    actions.say(`${what} copied`);
  };
  const spec = () => copy(JSON.stringify(actions.asked(), null, 2), 'SPEC.json');
  return html`<p class="sharing">
    <button class="plain" @click=${() => copy(location.href, 'link')} data-explain="The address holds the whole request: whoever opens it sees the same run.">Copy link</button>
    <button class="plain" @click=${spec} data-explain="For the command line: eddy run SPEC.json">Copy as SPEC.json</button>
    <button class="plain" ?disabled=${!state.shown} @click=${() => save(state)} data-explain="Everything measured, as eddy run --json prints it.">Save result</button>
    <span class="quiet" role="status">${state.said}</span>
  </p>`;
}

function save({ shown }: AppState): void {
  if (!shown) return;
  const name = shown.decided.system ?? 'model';
  download(`eddy-${name}.json`, JSON.stringify(shown.result, null, 2), 'application/json');
}
