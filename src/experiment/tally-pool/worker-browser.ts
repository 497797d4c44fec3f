import { expose } from 'comlink';
import { createTallyApi } from './tally-api.ts';

// Entry of tally workers in browsers.
expose(createTallyApi());
