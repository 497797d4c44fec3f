import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { AppState, Page } from '../state.ts';

const pages: readonly [Page, string][] = [
  ['systems', 'Systems'],
  ['model', 'Your model'],
  ['data', 'Your data'],
];

/** Name, pages, and the device that computes. */
export function topBar({ page, device, failure }: AppState, actions: Actions): TemplateResult {
  const show = (to: Page) => (event: Event) => {
    event.preventDefault();
    actions.showPage(to);
  };
  const words =
    page === 'data'
      ? 'Your files stay on this machine.'
      : device
        ? html`<b>${device.kind === 'cpu' ? 'CPU' : 'WebGPU'}</b> ${device.adapter}${device.software ? ', in software' : ''}${device.workers ? `, ${device.workers} ${device.workers === 1 ? 'worker' : 'workers'}` : ''}`
        : failure
          ? ''
          : 'looking for a device …';
  return html`<header class="top">
    <h1>Eddy</h1>
    <nav aria-label="pages">
      ${pages.map(([id, name]) => html`<a href="#" aria-current=${id === page ? 'page' : 'false'} @click=${show(id)}>${name}</a>`)}
    </nav>
    <p class="device">${words}</p>
  </header>`;
}
