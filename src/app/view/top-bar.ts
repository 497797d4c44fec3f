import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { linkOf } from '../page-link.ts';
import type { AppState, Page } from '../state.ts';

const pages: readonly [Page, string][] = [
  ['systems', 'Systems'],
  ['gallery', 'Gallery'],
  ['model', 'Your model'],
  ['data', 'Your data'],
  ['benchmark', 'Benchmark'],
];

const deviceNames: Readonly<Record<string, string>> = { cpu: 'CPU', webgpu: 'WebGPU', webgl: 'WebGL2' };

/** Name, pages, and the device that computes. */
export function topBar(state: AppState, actions: Actions): TemplateResult {
  const { page, device, failure } = state;
  const show = (to: Page) => (event: Event) => {
    event.preventDefault();
    actions.showPage(to);
  };
  const words =
    page === 'data'
      ? 'Your files stay on this machine.'
      : page === 'gallery' || page === 'benchmark'
        ? ''
        : device
          ? html`<b>${deviceNames[device.kind]}</b> ${device.adapter}${device.software ? ', in software' : ''}${device.workers ? `, ${device.workers} ${device.workers === 1 ? 'worker' : 'workers'}` : ''}`
          : failure
            ? ''
            : 'looking for a device …';
  return html`<header class="top">
    <h1>Eddy</h1>
    <nav aria-label="pages">
      ${pages.map(([id, name]) => html`<a href=${linkOf(state, id)} aria-current=${id === page ? 'page' : 'false'} @click=${show(id)}>${name}</a>`)}
    </nav>
    <p class="device">${words}</p>
  </header>`;
}
