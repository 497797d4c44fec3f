import { parse } from '../../wgsl/parse/parse.ts';
import { refuse } from '../../wgsl/refuse.ts';
import { emitModule } from './emit/module.ts';
import { createBuilder } from './ir/builder.ts';
import { scalarSlots } from './layout.ts';
import { boundVariables, createLowering, lowerEntry } from './lower/entry.ts';

/** A scalar of the uniform binding: a member of its struct (`dt`), or of a vector in it (`origin.x`). */
interface CompiledUniform {
  name: string;
  type: 'f32' | 'u32' | 'i32';
  byteOffset: number;
}

interface CompiledBinding {
  name: string;
  binding: number;
  space: 'uniform' | 'storage';
  access: 'read' | 'read_write';
}

export interface CompiledModule {
  /** The WebAssembly module. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Names of the exported functions: the `@compute` entry points, in order of declaration. */
  entries: string[];
  /** In order of their binding numbers, which is the order of the pointers. */
  bindings: CompiledBinding[];
  uniforms: CompiledUniform[];
  /** Lanes that one turn of the kernel's loop computes. */
  lanes: number;
  /** Bytes of a scalar in memory: 4 in single precision, 8 in double. */
  wordBytes: 4 | 8;
}

/**
 * Compiles WGSL to WebAssembly SIMD: each entry point advances its invocations `lanes` at a time.
 *
 * **Calling.** Every entry point is exported as `(firstLane, endLane, pointer0, pointer1, …)` with one byte pointer for each
 * binding, in order of binding numbers; the module imports `env.memory`, not shared. Invocations firstLane, firstLane + 1, …
 * are computed in whole groups of `lanes` until endLane is reached, so up to `lanes − 1` invocations beyond endLane are
 * computed as well, and their stores are done. Buffers must be padded so that `buffer[id + offset]` exists for those.
 * A store that a condition guards (`if (id >= p.n) { return; }`) reads the old word and writes it back where the condition
 * fails: words beyond n keep their value, but must be there.
 *
 * **Memory.** Buffers are laid out by WGSL's rules, little-endian. In double precision every `f32` is computed and stored as
 * f64, and every 32-bit integer in a buffer takes the low half of a slot of 8 bytes too (the high half is written as zero),
 * so that word offsets are the same and byte offsets twice as large. `bitcast` between floats and integers still means the
 * bits of an f32: a double is rounded first.
 *
 * **Subset.** Functions, structs, vectors, fixed arrays, `if`, `switch`, `for`, `while`, `loop`, early `return`, `break`, `continue`.
 * Stores go to `buffer[invocation index + uniform]`; anything may be loaded, and a load out of bounds by an index that
 * differs between invocations gives some word of the memory. Shift amounts and divisors are uniform, except division of
 * u32 by a constant power of two. `atomicAdd(&buffer[index], value);` is a statement without a result, on an array of known length, whose
 * last element an index out of bounds means. No other atomics, pointers, workgroup memory, matrices, f16, float `%` or transcendental
 * builtins. `min` and `max` return their first argument where a NaN is compared. What lies outside is refused, never miscompiled.
 *
 * **Loops.** A loop whose condition is uniform takes its first turn for granted: where the condition is known before the lanes
 * (`i < p.steps`) and fails, the call traps; so a kernel must not be called with a count of zero.
 *
 * @param options.precision `'single'` (default): f32x4; `'double'`: f64x2
 * @param options.laneGroups vectors worked on side by side, 2 by default
 * @param options.entries names of the entry points that are wanted; all without
 * @param options.constants values of uniforms, by name, that are the same at every call
 * @param options.fast products that end in a sum are fused with it, in the instructions of relaxed SIMD, which the engine must know
 *   (`hasRelaxedSimd`): results then depend on the machine in their last places. Integers do not.
 * @throws UnsupportedError `WGSL line 12: …` where the source is wrong or leaves the subset
 */
export function compile(
  source: string,
  options: {
    precision?: 'single' | 'double';
    laneGroups?: number;
    entries?: readonly string[];
    constants?: Readonly<Record<string, number>>;
    fast?: boolean;
  } = {},
): CompiledModule {
  const double = options.precision === 'double';
  const shape = {
    double,
    lanes: double ? 2 : 4,
    groups: options.laneGroups ?? 2,
    fast: options.fast ?? false,
  } as const;
  const wordBytes = double ? 8 : 4;
  const module = parse(source);
  const bound = boundVariables(module);
  const wanted = (name: string) => options.entries?.includes(name) ?? true;
  const entries = [...module.functions.values()].filter((f) => f.entry && wanted(f.name));
  if (!entries.length) refuse(1, 'no @compute entry point');

  const uniforms: CompiledUniform[] = [];
  const constants: Record<string, number> = {};
  const at = createLowering(module, createBuilder(double));
  for (const [slot, variable] of bound.entries()) {
    if (variable.space !== 'uniform') continue;
    for (const { path, offset, scalar } of scalarSlots(at.resolve(variable.type!))) {
      if (scalar !== 'f32' && scalar !== 'u32' && scalar !== 'i32')
        refuse(variable.line, `'${variable.name}' holds ${scalar}`);
      const name = path.replace(/^\./, '') || variable.name;
      uniforms.push({ name, type: scalar, byteOffset: offset * wordBytes });
      const constant = options.constants?.[name];
      if (constant !== undefined) constants[`${slot} ${offset}`] = constant;
    }
  }
  const lowered = entries.map((entry) => lowerEntry(module, entry, double, constants));
  return {
    bytes: emitModule(lowered, shape, bound.length),
    entries: entries.map((entry) => entry.name),
    bindings: bound.map(({ name, binding, space, access }) => ({
      name,
      binding: binding!,
      space: space === 'uniform' ? 'uniform' : 'storage',
      access: space === 'uniform' ? 'read' : access,
    })),
    uniforms,
    lanes: shape.lanes * shape.groups,
    wordBytes,
  };
}
