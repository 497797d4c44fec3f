import { type Dispatch, header } from '../params.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { ProcessNumbers } from './loaded.ts';

type Words = Float32Array | Float64Array;
type EntryPoint = (firstLane: number, endLane: number, ...pointers: number[]) => void;

/** One instance of a kernel with its memory: parameters, start table, control values, field, state. */
export interface CpuInstance {
  /** Makes room for the regions, given in words. What was in memory is lost when `table`, `controls` or `state` move. */
  reserve(words: { table: number; controls: number; state: number }): void;
  writeTable(values: Float64Array): void;
  writeControls(values: Float64Array): void;
  /** Runs an entry point on the tile whose columns start at word `state`; row `controlRow` of the controls is its first. */
  call(
    entry: 'initialise' | 'advance',
    process: ProcessNumbers,
    dispatch: Dispatch,
    state: number,
    controlRow: number,
  ): void;
  /** A view of state words; valid until the next `reserve`. */
  state(from: number, length: number): Words;
  /** A view of the kernel's field, in double precision with an empty element after each; valid until the next `reserve`. */
  field(): Int32Array;
}

const page = 65536;
const alignment = 64;

export function createCpuInstance(kernel: CompiledKernel): CpuInstance {
  const { wordBytes, headerOffsets, floatOffsets } = kernel;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: page });
  const { exports } = new WebAssembly.Instance(kernel.module, { env: { memory } });
  const entries = exports as Record<'initialise' | 'advance', EntryPoint>;
  const Words = wordBytes === 8 ? Float64Array : Float32Array;
  const align = (bytes: number) => Math.ceil(bytes / alignment) * alignment;
  const params = alignment;
  const table = params + align(wordBytes * (headerOffsets.length + floatOffsets.length));
  const fieldWords = kernel.field?.size ?? 0;
  let controls = table;
  let field = table;
  let state = table;
  const words = (pointer: number, length: number): Words => new Words(memory.buffer, pointer, length);

  return {
    reserve(size) {
      controls = table + align(wordBytes * Math.max(1, size.table));
      field = controls + align(wordBytes * Math.max(1, size.controls));
      state = field + align(wordBytes * fieldWords);
      const missing = state + align(wordBytes * size.state) - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / page));
    },
    writeTable: (values) => words(table, values.length).set(values),
    writeControls: (values) => words(controls, values.length).set(values),
    call(entry, process, dispatch, at, controlRow) {
      const view = new DataView(memory.buffer, params);
      header(process, dispatch).forEach((value, i) => {
        view.setUint32(headerOffsets[i]!, value, true);
      });
      process.uniforms.forEach((value, i) => {
        if (wordBytes === 8) view.setFloat64(floatOffsets[i]!, value, true);
        else view.setFloat32(floatOffsets[i]!, value, true);
      });
      const row = controls + wordBytes * kernel.controlCount * controlRow;
      const end = Math.ceil(dispatch.count / kernel.lanes) * kernel.lanes;
      entries[entry](0, end, params, row, table, state + wordBytes * at, ...(kernel.field ? [field] : []));
    },
    state: (from, length) => words(state + wordBytes * from, length),
    field: () => new Int32Array(memory.buffer, field, (fieldWords * wordBytes) / 4),
  };
}
