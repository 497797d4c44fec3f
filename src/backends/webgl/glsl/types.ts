import { refuse } from '../../wgsl/refuse.ts';
import { type ScalarName, type StructType, type Type, typeName } from '../../wgsl/types.ts';
import type { Context } from './context.ts';

const glslScalars: Partial<Record<ScalarName, string>> = { f32: 'float', u32: 'uint', i32: 'int', bool: 'bool' };
const glslVectors: Partial<Record<ScalarName, string>> = { f32: 'vec', u32: 'uvec', i32: 'ivec', bool: 'bvec' };

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

/** Declares a struct in GLSL. */
export function declareStruct({ code }: Context, { name, members }: StructType, line: number): void {
  const lines = members.map((m) => `  ${glslType(m.type, line)} ${member(m.name)};`);
  code.push(`struct S_${name} {\n${lines.join('\n')}\n};`);
}

/** A struct's member in GLSL, out of the way of GLSL's own words. */
export const member = (name: string): string => `m_${name}`;
