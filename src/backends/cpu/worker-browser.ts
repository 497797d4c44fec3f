import { expose } from 'comlink';
import { createWorkerApi } from './worker-api.ts';

// Entry of the CPU backend's workers in browsers.
expose(createWorkerApi());
