import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createWorkerApi } from './worker-api.ts';

// Entry of the CPU backend's workers in Node, built as `cpu-worker.js`.
expose(createWorkerApi(), nodeEndpoint(parentPort!));
