import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state.ts';

/** What of a request is on screen beside the form of a model. */
const ofRun = new Set([
  'model',
  'duration',
  'trajectories',
  'seed',
  'backend',
  'precision',
  'dt',
  'rounds',
  'integrator',
]);

/** Parts of a coordinate that its row shows, and the temperature that it has where nothing is said. */
const isShown = ([key, value]: [string, unknown]) =>
  key === 'mobility' || key === 'mass' || (key === 'temperature' && value === 'kT');

/** Says which parts of the model and of the request the form has no rows for, so that nothing works unseen. @param shown parts that it has rows for */
export function onlyAsText({ requests }: AppState, shown: readonly string[]): TemplateResult | typeof nothing {
  const model = requests.model.model as Readonly<Record<string, unknown>>;
  const coordinates = Object.values((model.coordinates ?? {}) as Readonly<Record<string, object>>);
  const hidden = coordinates.flatMap((c) => Object.entries(c).filter((part) => !isShown(part)));
  const parts = [
    ...Object.entries(model).filter(([key, value]) => !shown.includes(key) && !isEmpty(value)),
    ...hidden,
    ...Object.entries(requests.model).filter(([key, value]) => !ofRun.has(key) && !isEmpty(value)),
  ].map(([key]) => key);
  if (parts.length === 0) return nothing;
  return html`<p class="quiet only-as-text">Also given, and edited “as text”: ${[...new Set(parts)].join(', ')}.</p>`;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
