import type { Contestant } from '../../experiment/benchmark/benchmark.ts';

/** Colour of each backend, the same in chart and table. */
export const contestantColours: Readonly<Record<Contestant, string>> = {
  cpu: '--forward',
  webgpu: '--bar',
  webgl: '--reverse',
};
