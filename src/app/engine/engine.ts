import * as Comlink from 'comlink';
import type { EngineApi } from './engine-api.ts';

/** The engine in a worker of its own, seen from the page. */
export function connectEngine(): Comlink.Remote<EngineApi> {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  return Comlink.wrap<EngineApi>(worker);
}
