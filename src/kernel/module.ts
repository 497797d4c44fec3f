import trajectory from '../../shaders/advance/trajectory.wgsl?raw';
import exponential from '../../shaders/exponential.wgsl?raw';
import math from '../../shaders/math.wgsl?raw';
import normal from '../../shaders/normal.wgsl?raw';
import double from '../../shaders/precision-double.wgsl?raw';
import single from '../../shaders/precision-single.wgsl?raw';
import random from '../../shaders/random.wgsl?raw';
import summation from '../../shaders/summation.wgsl?raw';
import type { Precision } from '../backends/backend.ts';

/** Rounds of Threefry4x32: 13 pass every published test, 20 leave a wide margin. */
export type Rounds = 13 | 20;

const header = ['n', 'stride', 'first_lo', 'first_hi', 'seed_lo', 'seed_hi', 'purpose', 'group', 'groups', 'zero'];

/** Links the library, the bindings of `Kernel` and the model's own code into one WGSL module: by concatenation, WGSL being free of order. */
export function linkModule(options: {
  precision: Precision;
  rounds: Rounds;
  uniforms: readonly string[];
  code: readonly string[];
  /** Integers of the kernel's field, where it has one. */
  fieldSize?: number;
}): string {
  return [
    `struct Params { ${[...header.map((h) => `${h}: u32`), ...options.uniforms.map((u) => `${u}: f32`)].join(', ')} }`,
    '@group(0) @binding(0) var<uniform> p: Params;',
    '@group(0) @binding(1) var<storage, read> controls: array<f32>;',
    '@group(0) @binding(2) var<storage, read> table: array<f32>;',
    '@group(0) @binding(3) var<storage, read_write> state: array<f32>;',
    ...(options.fieldSize
      ? [`@group(0) @binding(4) var<storage, read_write> field: array<atomic<i32>, ${options.fieldSize}>;`]
      : []),
    `fn threefry(k: vec4<u32>, counter: vec4<u32>) -> vec4<u32> { return threefry4x32_${options.rounds}(k, counter); }`,
    ...options.code,
    trajectory,
    random,
    normal,
    exponential,
    math,
    options.precision === 'double' ? double : single,
    summation,
  ].join('\n\n');
}
