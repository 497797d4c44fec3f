import type { FieldWords, Kernel, KernelEvents, Precision } from '../backend.ts';
import { headerLength } from '../params.ts';
import { compile } from './compiler/compile.ts';

/** A kernel as WebAssembly, in a form that can be posted to workers. */
export interface CompiledKernel {
  readonly module: WebAssembly.Module;
  readonly precision: Precision;
  readonly stepsPerGroup: number;
  readonly controlCount: number;
  readonly columnCount: number;
  readonly field?: FieldWords;
  readonly events?: KernelEvents;
  /** Byte offsets in `Params`: of the header's words, then of the kernel's own floats. */
  readonly headerOffsets: readonly number[];
  readonly floatOffsets: readonly number[];
  /** Trajectories that one pass of the inner loop advances: states are padded to a multiple. */
  readonly lanes: number;
  /** Bytes of a word: 4, or 8 in double precision, for integers too. */
  readonly wordBytes: 4 | 8;
}

/** Compiles a kernel's WGSL to WebAssembly SIMD. Throws the compiler's error where the source is outside its subset. */
export async function compileKernel(
  kernel: Kernel,
  { precision, fast }: { precision: Precision; fast: boolean },
): Promise<CompiledKernel> {
  const constants = { zero: 0 }; // nothing is hidden from this compiler, which never reassociates
  const entries = ['initialise', 'advance']; // vectors of lanes take the place of pairs
  const { bytes, uniforms, lanes, wordBytes } = compile(kernel.source, {
    precision,
    fast,
    laneGroups: 2,
    entries,
    constants,
  });
  const offsets = uniforms.map((uniform) => uniform.byteOffset);
  return {
    module: await WebAssembly.compile(bytes),
    precision,
    stepsPerGroup: kernel.stepsPerGroup,
    controlCount: kernel.controlCount,
    columnCount: kernel.columns.length,
    ...(kernel.field && { field: kernel.field }),
    ...(kernel.events && { events: kernel.events }),
    headerOffsets: offsets.slice(0, headerLength),
    floatOffsets: offsets.slice(headerLength),
    lanes,
    wordBytes,
  };
}
