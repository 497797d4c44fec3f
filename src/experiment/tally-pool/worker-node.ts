import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createTallyApi } from './tally-api.ts';

// Entry of tally workers in Node, built as `tally-worker.js`.
expose(createTallyApi(), nodeEndpoint(parentPort!));
