import * as Comlink from 'comlink';
import { createEngine } from './create-engine.ts';
import type { EngineApi } from './engine-api.ts';

const engine = createEngine();

const start: EngineApi['start'] = async (request, onUpdate) => {
  try {
    return await engine.start(request, onUpdate);
  } finally {
    // The page hands over a new callback for each run; without this every one would keep its channel.
    (onUpdate as Partial<Comlink.ProxyMethods>)[Comlink.releaseProxy]?.();
  }
};

Comlink.expose({ ...engine, start });
