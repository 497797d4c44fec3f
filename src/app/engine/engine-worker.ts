import * as Comlink from 'comlink';
import { onceHeard } from '../once-heard.ts';
import { browserEnvironment } from './browser-environment.ts';
import { createEngine } from './create-engine.ts';
import type { EngineApi } from './engine-api.ts';

const engine = createEngine(browserEnvironment);

const start: EngineApi['start'] = (request, onUpdate) => onceHeard(onUpdate, (tell) => engine.start(request, tell));

const studySpeed: EngineApi['studySpeed'] = (request, options, onUpdate) =>
  onceHeard(onUpdate, (tell) => engine.studySpeed(request, options, tell));

const sweep: EngineApi['sweep'] = (request, asked, onUpdate) =>
  onceHeard(onUpdate, (tell) => engine.sweep(request, asked, tell));

Comlink.expose({ ...engine, start, studySpeed, sweep });
