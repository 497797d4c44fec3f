import { parse } from '../../wgsl/parse/parse.ts';
import { refuse } from '../../wgsl/refuse.ts';
import { typeResolver } from '../../wgsl/resolve-type.ts';
import type { Context, Scope } from './context.ts';
import { evaluate } from './expressions.ts';
import { callFunction, functionName, translateFunction } from './functions.ts';
import { declareStruct } from './types.ts';

/** An entry point of a kernel in GLSL ES 3.00. */
export interface GlslEntry {
  /** Structs and functions, among them `void ${call}(uvec3)`. */
  readonly code: string;
  /** Name of the entry point's function. */
  readonly call: string;
  /** Members of `Params` that it reads, in order of first use. */
  readonly uniforms: readonly { readonly name: string; readonly type: 'u32' | 'f32' }[];
  /** Read-only buffers that it reads. */
  readonly buffers: readonly string[];
}

/** What GLSL calls a member of `Params`, a word of a buffer, and a column of the state. */
export const glslNames = {
  uniform: (member: string) => `p_${member}`,
  word: (buffer: string, index: string) => `word_of_${buffer}(${index})`,
  column: (column: number) => `column_${column}`,
};

/**
 * Translates an entry point of a kernel (`Kernel.source`) and all that it calls into functions of GLSL ES 3.00: the same operations in
 * the same order, integers as `uint`. The surroundings declare what `glslNames` names. A fragment shader has no storage to write to but
 * its own outputs, so stores go to the invocation's own columns alone, which is checked.
 *
 * @throws UnsupportedError `WGSL line 12: …` where the source has what WebGL2 lacks, atomics above all
 */
export function translate(source: string, entry: string): GlslEntry {
  const module = parse(source);
  const declared = module.functions.get(entry);
  if (!declared?.entry) return refuse(1, `no @compute entry point '${entry}'`);
  const used = { uniforms: new Set<string>(), buffers: new Set<string>() };
  const globals: Scope = { names: new Map(), outer: null };
  const at: Context = {
    module,
    bindings: {
      uniform(member) {
        used.uniforms.add(member);
        return glslNames.uniform(member);
      },
      word(buffer, index) {
        used.buffers.add(buffer);
        return glslNames.word(buffer, index);
      },
      column: glslNames.column,
    },
    globals,
    scope: globals,
    taken: new Set(),
    result: null,
    pending: [],
    functions: new Map(),
    code: [],
    evaluate: (e) => evaluate(at, e),
    call: (name, args, line) => callFunction(at, name, args, line),
    resolve: (reference) => resolve(reference),
  };
  const resolve = typeResolver(module, {
    countOf: ({ line }) => refuse(line, "'array' is not translated to GLSL"),
    onStruct: (struct, line) => declareStruct(at, struct, line),
  });
  const [id, ...others] = declared.parameters;
  if (id?.builtin !== 'global_invocation_id' || others.length > 0)
    refuse(declared.line, `'${entry}' takes the global_invocation_id alone`);
  translateFunction(at, entry, [true]);
  const members = [...module.variables.values()]
    .filter((v) => v.space === 'uniform')
    .flatMap((v) => module.structs.get(v.type!.name)?.members ?? []);
  return {
    code: at.code.join('\n\n'),
    call: functionName(entry),
    uniforms: members
      .filter((m) => used.uniforms.has(m.name))
      .map(({ name, type }) => ({
        name,
        type:
          type.name === 'u32' || type.name === 'f32'
            ? type.name
            : refuse(type.line, `'${name}' is neither u32 nor f32`),
      })),
    buffers: [...used.buffers],
  };
}
