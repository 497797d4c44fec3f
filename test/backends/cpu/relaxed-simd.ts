import { setFlagsFromString } from 'node:v8';
import { hasRelaxedSimd } from '../../../src/backends/cpu/relaxed-simd.ts';

/** Switches relaxed SIMD on in Node 20, where it is behind a flag. */
export function withRelaxedSimd(): void {
  if (!hasRelaxedSimd()) setFlagsFromString('--experimental-wasm-relaxed-simd');
}
