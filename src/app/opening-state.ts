import { emptyBenchmark } from './benchmark/benchmark-state.ts';
import { exampleModel, firstRequest } from './default-requests.ts';
import { emptyLaboratory } from './laboratory/laboratory-state.ts';
import type { AppState } from './state.ts';

/** The state in which the instrument opens. */
export const openingState: AppState = {
  catalogue: [],
  page: 'systems',
  sought: '',
  requests: { systems: firstRequest, model: exampleModel },
  laboratory: emptyLaboratory,
  benchmark: emptyBenchmark,
  pulling: null,
  sweep: null,
  reading: null,
  failure: null,
  phase: 'starting',
  device: null,
  coming: null,
  shown: null,
  picture: null,
  pace: null,
  speed: null,
  hidden: new Set(),
  logarithmic: false,
  manyExperiments: false,
  processPicture: null,
  modelAsText: false,
  unread: null,
  said: '',
};
