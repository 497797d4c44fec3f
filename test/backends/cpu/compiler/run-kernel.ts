import { type CompiledModule, compile } from '../../../../src/backends/cpu/compiler/compile.ts';

export type Precision = 'single' | 'double';
export const PRECISIONS: readonly Precision[] = ['single', 'double'];

/** Contents of a buffer; its type is also that in which it is read back. */
export interface Contents {
  readonly type: 'f32' | 'u32' | 'i32';
  readonly values: ArrayLike<number>;
}

export interface Run {
  readonly precision?: Precision;
  readonly laneGroups?: number;
  readonly entry?: string;
  readonly first?: number;
  /** End of the range of invocations. */
  readonly end: number;
  readonly buffers?: Record<string, Contents>;
  readonly uniforms?: Record<string, number>;
  readonly constants?: Record<string, number>;
  readonly fast?: boolean;
}

type Reader = (name: string) => number[];

function accessor(module: CompiledModule, memory: WebAssembly.Memory, type: Contents['type']) {
  const view = new DataView(memory.buffer);
  const isDouble = type === 'f32' && module.wordBytes === 8;
  const get = isDouble ? 'getFloat64' : type === 'f32' ? 'getFloat32' : type === 'u32' ? 'getUint32' : 'getInt32';
  const set = isDouble ? 'setFloat64' : type === 'f32' ? 'setFloat32' : type === 'u32' ? 'setUint32' : 'setInt32';
  return {
    read: (at: number): number => view[get](at, true),
    write: (at: number, value: number): void => view[set](at, value, true),
  };
}

/** Compiles a kernel, places its buffers (padded by a group of lanes) and runs one entry point. */
export function runKernel(source: string, run: Run): Reader {
  const module = compile(source, run);
  const { wordBytes, lanes, bindings } = module;
  let top = 64;
  const pointers = new Map<string, number>();
  for (const { name } of bindings) {
    pointers.set(name, top);
    top += ((run.buffers?.[name]?.values.length ?? module.uniforms.length) + lanes + 16) * wordBytes;
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(top / 65536) });
  for (const [name, { type, values }] of Object.entries(run.buffers ?? {})) {
    const { write } = accessor(module, memory, type);
    Array.from(values).forEach((value, i) => void write(pointers.get(name)! + i * wordBytes, value));
  }
  const uniform = bindings.find((binding) => binding.space === 'uniform');
  for (const { name, type, byteOffset } of module.uniforms) {
    const value = run.uniforms?.[name];
    if (value !== undefined) accessor(module, memory, type).write(pointers.get(uniform!.name)! + byteOffset, value);
  }
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes), { env: { memory } });
  const entry = instance.exports[run.entry ?? module.entries[0]!] as (...args: number[]) => void;
  entry(run.first ?? 0, run.end, ...bindings.map(({ name }) => pointers.get(name)!));
  return (name) => {
    const { type, values } = run.buffers![name]!;
    const { read } = accessor(module, memory, type);
    return Array.from(values, (_, i) => read(pointers.get(name)! + i * wordBytes));
  };
}

/** Rounding of a precision, as in plain arithmetic. */
export const rounding = (precision: Precision): ((x: number) => number) =>
  precision === 'single' ? Math.fround : (x) => x;

/** A generator of reproducible numbers for inputs of tests (mulberry32): 32-bit words. */
export function words(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}
