import type { TypeReference } from '../ast.ts';
import { refuse } from '../refuse.ts';
import { type ScalarName, scalar, scalarOf, type Type, vector } from '../types.ts';
import type { Lowering } from './context.ts';
import { materialize } from './convert.ts';

const SCALARS: Record<string, ScalarName> = { f32: 'f32', u32: 'u32', i32: 'i32', bool: 'bool' };
const SHORT: Record<string, ScalarName> = { f: 'f32', u: 'u32', i: 'i32' };

/** Whether a name denotes a type of the language or the module. */
export const isTypeName = (at: Lowering, name: string): boolean =>
  Object.hasOwn(SCALARS, name) ||
  /^(vec[234][fui]?|array)$/.test(name) ||
  at.module.structs.has(name) ||
  at.module.aliases.has(name);

/** Makes the resolver of types as written; structs are resolved once. */
export function typeResolver(at: Lowering): (reference: TypeReference) => Type {
  const resolved = new Map<string, Type>();
  const pending = new Set<string>();

  const resolve = (reference: TypeReference): Type => {
    const { name, element, line } = reference;
    if (Object.hasOwn(SCALARS, name)) return scalar(SCALARS[name]!);
    const short = /^vec([234])([fui])$/.exec(name);
    if (short) return vector(Number(short[1]), SHORT[short[2]!]!);
    if (/^vec[234]$/.test(name)) {
      const inner = element ? scalarOf(resolve(element)) : null;
      return inner ? vector(Number(name[3]), inner) : refuse(line, `'${name}' needs a scalar type`);
    }
    if (name === 'array') {
      if (!element) refuse(line, "'array' needs an element type");
      return { kind: 'array', element: resolve(element), count: countOf(reference) };
    }
    if (name === 'atomic') {
      const inner = element?.name;
      return inner === 'i32' || inner === 'u32'
        ? scalar(`atomic<${inner}>`)
        : refuse(line, 'an atomic holds i32 or u32');
    }
    return named(name, line);
  };

  const named = (name: string, line: number): Type => {
    const known = resolved.get(name);
    if (known) return known;
    if (pending.has(name)) refuse(line, `type '${name}' contains itself`);
    pending.add(name);
    const alias = at.module.aliases.get(name);
    const struct = at.module.structs.get(name);
    if (!alias && !struct) refuse(line, `unknown type '${name}'`);
    const type: Type = alias
      ? resolve(alias)
      : { kind: 'struct', name, members: struct!.members.map((m) => ({ name: m.name, type: resolve(m.type) })) };
    pending.delete(name);
    resolved.set(name, type);
    return type;
  };

  const countOf = ({ count, line }: TypeReference): number | null => {
    if (!count) return null;
    const [node] = materialize(at, at.evaluate(count), line).nodes;
    if (node!.operation !== 'const' || node!.class !== 'int')
      refuse(line, "an array's count must be a constant integer");
    return node!.immediate > 0 ? node!.immediate : refuse(line, "an array's count must be positive");
  };

  return resolve;
}
