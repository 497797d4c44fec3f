import type { Module, TypeReference } from './ast.ts';
import { refuse } from './refuse.ts';
import { type ScalarName, type StructType, scalar, scalarOf, type Type, vector } from './types.ts';

const SCALARS: Record<string, ScalarName> = { f32: 'f32', u32: 'u32', i32: 'i32', bool: 'bool' };
const SHORT: Record<string, ScalarName> = { f: 'f32', u: 'u32', i: 'i32' };

/** Whether a name denotes a type of the language or the module. */
export const isTypeName = (module: Module, name: string): boolean =>
  Object.hasOwn(SCALARS, name) ||
  /^(vec[234][fui]?|array)$/.test(name) ||
  module.structs.has(name) ||
  module.aliases.has(name);

/** What a translation adds to resolving types. */
interface ResolverOptions {
  /** The element count of an array as written; null where its length is that of a buffer. */
  readonly countOf: (array: TypeReference) => number | null;
  /** Told of each struct once, after those that it is made of. */
  readonly onStruct?: (struct: StructType, line: number) => void;
}

/** Makes the resolver of types as written; structs are resolved once. */
export function typeResolver(module: Module, { countOf, onStruct }: ResolverOptions): (type: TypeReference) => Type {
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
    const alias = module.aliases.get(name);
    const type = alias ? resolve(alias) : struct(name, line);
    pending.delete(name);
    resolved.set(name, type);
    return type;
  };

  const struct = (name: string, line: number): StructType => {
    const declared = module.structs.get(name);
    if (!declared) refuse(line, `unknown type '${name}'`);
    const members = declared.members.map((m) => ({ name: m.name, type: resolve(m.type) }));
    const type: StructType = { kind: 'struct', name, members };
    onStruct?.(type, line);
    return type;
  };

  return resolve;
}
