import random from '../../../shaders/random.wgsl?raw';
import { noControls } from '../control-table.ts';
import bindings from './bindings.wgsl?raw';
import type { Proof } from './proof.ts';
import program from './random-words.wgsl?raw';

/** Threefry4x32 with 13 rounds of counter and key: of zeros, of ones, of digits of π (Random123, `kat_vectors`). */
const published = [
  [0x531c7e4f, 0x39491ee5, 0x2c855a92, 0x3d6abf9a],
  [0xc4189358, 0x1c9cc83a, 0xd5881c67, 0x6a0a89e0],
  [0x4aa71d8f, 0x734738c2, 0x431fc6a8, 0xae6debf1],
] as const;

/** Integer arithmetic, shifts and rotations give the published words, and so the random numbers of every other device. */
export const randomWords: Proof = {
  id: 'random-words',
  statement: 'Threefry4x32-13 gives its published words',
  kernel: {
    source: `${bindings}\n${random}\n${program}`,
    uniforms: [],
    columns: ['x', 'y', 'z', 'w'].flatMap((word) => [`${word}_high`, `${word}_low`]),
    stepsPerGroup: 1,
    controlCount: 0,
  },
  process: { uniforms: [], controls: noControls, table: new Float64Array(0), groups: 1, purpose: 0, seed: 0n },
  expected: (i) => published[Math.min(i & 3, 2)]!.flatMap((word) => [word >>> 16, word & 0xffff]),
};
