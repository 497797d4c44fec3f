import type { Backend } from '../../src/backends/backend.ts';
import { noControls } from '../../src/backends/control-table.ts';
import { linkModule, type Rounds } from '../../src/kernel/module.ts';

/** A kernel that does nothing but evaluate expressions of the shader library, one row of inputs a trajectory. */
export interface Probe {
  /** WGSL statements before the expressions; `who` is the trajectory, `row` counts from 0, `input(i)` is its i-th input, `word(i)` the 32-bit word made of inputs i and i + 1. */
  readonly body?: string;
  /** Further functions. */
  readonly code?: readonly string[];
  /** Scalars to read back: WGSL of type f32. */
  readonly outputs: readonly string[];
  readonly inputs?: readonly (readonly number[])[];
  readonly count?: number;
  readonly first?: number;
  readonly seed?: bigint;
  readonly purpose?: number;
  readonly rounds?: Rounds;
}

/** WGSL of the two halves of a word, which single precision holds exactly. */
export const halves = (word: string): string[] => [`f32((${word}) >> 16u)`, `f32((${word}) & 65535u)`];

/** The two inputs that `word(i)` puts together again. */
export const split = (word: number): number[] => [Math.floor(word / 65536), word % 65536];

/** The word of two halves read back. */
export const joined = (high: number, low: number): number => high * 65536 + low;

/** Runs a probe; the values of output k at `[k][row]`. */
export async function runProbe(backend: Backend, probe: Probe): Promise<number[][]> {
  const { inputs = [[]], outputs } = probe;
  const width = inputs[0]!.length;
  const count = probe.count ?? inputs.length;
  const source = linkModule({
    precision: backend.precision,
    rounds: probe.rounds ?? 13,
    uniforms: [],
    code: [
      'fn word_of(high: f32, low: f32) -> u32 { return u32(high) * 65536u + u32(low); }',
      ...(probe.code ?? []),
      `struct State { ${outputs.map((_, k) => `o${k}: f32`).join(', ')} }`,
      `fn start(who: Trajectory) -> State {
        let row = who.lo - ${(probe.first ?? 0) % 2 ** 32}u;
        ${expand(probe.body ?? '', width)}
        return State(${outputs.map((o) => expand(o, width)).join(', ')});
      }`,
      `fn store(id: u32, s: State) { ${outputs.map((_, k) => `state[${k}u * p.stride + id] = s.o${k};`).join(' ')} }`,
      `@compute @workgroup_size(64) fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
        let id = gid.x;
        if (id >= p.n) { return; }
        state[id] = controls[0] + state[id];
      }`,
    ],
  });
  const table = new Float64Array(Math.max(1, Math.ceil(count / 64) * 64 * width));
  for (const [i, row] of inputs.entries()) table.set(row, i * width);
  const kernel = { source, uniforms: [], columns: outputs.map((_, k) => `o${k}`), stepsPerGroup: 1, controlCount: 0 };
  const program = await backend.prepare(kernel);
  const process = {
    uniforms: [],
    controls: noControls,
    table,
    groups: 1,
    purpose: probe.purpose ?? 0,
    seed: probe.seed ?? 0n,
  };
  const [result] = await program.run(process, { first: probe.first ?? 0, count }, [0]);
  program.dispose();
  const { data, stride } = result!;
  return outputs.map((_, k) => Array.from({ length: count }, (_, i) => data[k * stride + i]!));
}

const expand = (text: string, width: number) =>
  text
    .replace(/\binput\((\d+)\)/g, (_, i) => `table[row * ${width}u + ${i}u]`)
    .replace(
      /\bword\((\d+)\)/g,
      (_, i) => `word_of(table[row * ${width}u + ${i}u], table[row * ${width}u + ${Number(i) + 1}u])`,
    );
