import * as Comlink from 'comlink';
import { createEngine } from './create-engine.ts';

Comlink.expose(createEngine());
