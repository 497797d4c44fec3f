import type { TypeReference } from '../../cpu/compiler/ast.ts';
import { refuse } from '../../cpu/compiler/refuse.ts';
import { type ScalarName, scalar, scalarOf, type Type, typeName, vector } from '../../cpu/compiler/types.ts';
import type { Context } from './context.ts';

const scalars: Readonly<Record<string, ScalarName>> = { f32: 'f32', u32: 'u32', i32: 'i32', bool: 'bool' };
const short: Readonly<Record<string, ScalarName>> = { f: 'f32', u: 'u32', i: 'i32' };
const glslScalars: Partial<Record<ScalarName, string>> = { f32: 'float', u32: 'uint', i32: 'int', bool: 'bool' };
const glslVectors: Partial<Record<ScalarName, string>> = { f32: 'vec', u32: 'uvec', i32: 'ivec', bool: 'bvec' };

/** Whether a name denotes a type. */
export const isTypeName = ({ module }: Context, name: string): boolean =>
  Object.hasOwn(scalars, name) || /^vec[234][fui]?$/.test(name) || module.structs.has(name) || module.aliases.has(name);

/** The type in GLSL. */
export function glslType(type: Type, line: number): string {
  const name =
    type.kind === 'scalar'
      ? glslScalars[type.scalar]
      : type.kind === 'vector' && glslVectors[type.scalar]
        ? `${glslVectors[type.scalar]}${type.size}`
        : type.kind === 'struct'
          ? `S_${type.name}`
          : undefined;
  return name ?? refuse(line, `${typeName(type)} is not translated to GLSL`);
}

/** Makes the resolver of types as written. A struct is declared in GLSL when it is first met. */
export function typeResolver(at: Context): (reference: TypeReference) => Type {
  const resolved = new Map<string, Type>();
  const resolve = ({ name, element, line }: TypeReference): Type => {
    if (Object.hasOwn(scalars, name)) return scalar(scalars[name]!);
    const shorthand = /^vec([234])([fui])$/.exec(name);
    if (shorthand) return vector(Number(shorthand[1]), short[shorthand[2]!]!);
    if (/^vec[234]$/.test(name)) {
      const inner = element ? scalarOf(resolve(element)) : null;
      return inner ? vector(Number(name[3]), inner) : refuse(line, `'${name}' needs a scalar type`);
    }
    const known = resolved.get(name);
    if (known) return known;
    const alias = at.module.aliases.get(name);
    const type = alias ? resolve(alias) : struct(name, line);
    resolved.set(name, type);
    return type;
  };
  const struct = (name: string, line: number): Type => {
    const declared = at.module.structs.get(name);
    if (!declared) return refuse(line, `'${name}' is not translated to GLSL`);
    const members = declared.members.map((m) => ({ name: m.name, type: resolve(m.type) }));
    const lines = members.map((m) => `  ${glslType(m.type, line)} ${member(m.name)};`);
    at.code.push(`struct S_${name} {\n${lines.join('\n')}\n};`);
    return { kind: 'struct', name, members };
  };
  return resolve;
}

/** A struct's member in GLSL, out of the way of GLSL's own words. */
export const member = (name: string): string => `m_${name}`;
