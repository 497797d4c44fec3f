import * as Comlink from 'comlink';
import { browserEnvironment } from './browser-environment.ts';
import { createEngine } from './create-engine.ts';
import type { EngineApi } from './engine-api.ts';

const engine = createEngine(browserEnvironment);

/** The page hands over a new callback for each run; without this every one would keep its channel. */
const release = (callback: unknown) => (callback as Partial<Comlink.ProxyMethods>)[Comlink.releaseProxy]?.();

const start: EngineApi['start'] = (request, onUpdate) =>
  engine.start(request, onUpdate).finally(() => release(onUpdate));

const studySpeed: EngineApi['studySpeed'] = (request, options, onUpdate) =>
  engine.studySpeed(request, options, onUpdate).finally(() => release(onUpdate));

const sweep: EngineApi['sweep'] = (request, asked, onUpdate) =>
  engine.sweep(request, asked, onUpdate).finally(() => release(onUpdate));

Comlink.expose({ ...engine, start, studySpeed, sweep });
