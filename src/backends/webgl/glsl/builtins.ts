import { refuse } from '../../wgsl/refuse.ts';
import { BOOL, isAbstract, type ScalarName, scalar, scalarOf, type Type, typeName } from '../../wgsl/types.ts';
import { sizeOf, withScalar } from './operators.ts';
import { concrete, materialized, type Term, unified } from './term.ts';

interface Builtin {
  readonly arity: number;
  readonly emit: (args: readonly Term[], line: number) => Term;
}

/** Arguments made concrete, of one scalar type and shape. */
function alike(args: readonly Term[], line: number): { name: ScalarName; terms: Term[] } {
  const { name, terms } = unified(args, line);
  const target = name === 'abstract-int' ? 'i32' : name === 'abstract-float' ? 'f32' : name;
  const values = terms.map((t) => concrete(t, target, line));
  if (new Set(values.map((t) => sizeOf(t.type, line))).size > 1) refuse(line, 'arguments differ in shape');
  return { name: target, terms: values };
}

const list = (terms: readonly Term[]) => terms.map((t) => t.text).join(', ');

/** A function of f32, called the same way. */
const ofFloats = (arity: number, glsl: string): Builtin => ({
  arity,
  emit(args, line) {
    const terms = alike(
      args.map((arg) => (isAbstract(scalarOf(arg.type) ?? 'bool') ? concrete(arg, 'f32', line) : arg)),
      line,
    );
    if (terms.name !== 'f32') refuse(line, `${glsl} of ${terms.name} is not translated to GLSL`);
    return { text: `${glsl}(${list(terms.terms)})`, type: terms.terms[0]!.type };
  },
});

/** A function of numbers of any type. */
const ofNumbers = (arity: number, glsl: string): Builtin => ({
  arity,
  emit(args, line) {
    const { name, terms } = alike(args, line);
    if (name === 'bool' || (name === 'u32' && (glsl === 'abs' || glsl === 'sign')))
      refuse(line, `${glsl} of ${name} is not translated to GLSL`);
    return { text: `${glsl}(${list(terms)})`, type: terms[0]!.type };
  },
});

/** `all`, `any`: of a vector of conditions. */
const ofConditions = (glsl: string): Builtin => ({
  arity: 1,
  emit([condition], line) {
    if (condition!.type.kind !== 'vector' || condition!.type.scalar !== 'bool')
      refuse(line, `${glsl} of ${typeName(condition!.type)} is not translated to GLSL`);
    return { text: `${glsl}(${condition!.text})`, type: BOOL };
  },
});

/**
 * `select` of scalars. What both sides are is worked out before the call, so that the ternary is one of plain variables: compilers make a
 * branch of any other, and take a minute over a kernel with many.
 */
export const selectFunctions = ['float', 'uint', 'int', 'bool']
  .map((type) => `${type} choose(${type} no, ${type} yes, bool which) { return which ? yes : no; }`)
  .join('\n');

const select: Builtin = {
  arity: 3,
  emit([whenFalse, whenTrue, condition], line) {
    const { name, terms } = alike([whenFalse!, whenTrue!], line);
    const [no, yes] = terms as [Term, Term];
    if (condition!.type.kind !== 'scalar' || condition!.type.scalar !== 'bool')
      refuse(line, `select by ${typeName(condition!.type)} is not translated to GLSL`);
    if (no.type.kind === 'scalar')
      return { text: `choose(${no.text}, ${yes.text}, ${condition!.text})`, type: no.type };
    if (name !== 'f32') refuse(line, `select of ${typeName(no.type)} is not translated to GLSL`);
    const size = sizeOf(no.type, line);
    return { text: `mix(${no.text}, ${yes.text}, bvec${size}(${condition!.text}))`, type: no.type };
  },
};

/** Two roundings, as WGSL allows and GLSL ES 3.00 has it. */
const fma: Builtin = {
  arity: 3,
  emit(args, line) {
    const [a, b, c] = alike(args, line).terms;
    return { text: `(${a!.text} * ${b!.text} + ${c!.text})`, type: a!.type };
  },
};

const dot: Builtin = {
  arity: 2,
  emit(args, line) {
    const { name, terms } = alike(args, line);
    if (name !== 'f32') refuse(line, `dot of ${name} is not translated to GLSL`);
    return { text: `dot(${list(terms)})`, type: scalar('f32') };
  },
};

const builtins: Readonly<Record<string, Builtin>> = {
  abs: ofNumbers(1, 'abs'),
  all: ofConditions('all'),
  any: ofConditions('any'),
  ceil: ofFloats(1, 'ceil'),
  clamp: ofNumbers(3, 'clamp'),
  dot,
  floor: ofFloats(1, 'floor'),
  fma,
  fract: ofFloats(1, 'fract'),
  inverseSqrt: ofFloats(1, 'inversesqrt'),
  max: ofNumbers(2, 'max'),
  min: ofNumbers(2, 'min'),
  round: ofFloats(1, 'roundEven'),
  select,
  sign: ofNumbers(1, 'sign'),
  sqrt: ofFloats(1, 'sqrt'),
  trunc: ofFloats(1, 'trunc'),
};

/** Calls a builtin function of WGSL. */
export function callBuiltin(name: string, args: readonly Term[], line: number): Term {
  const builtin = Object.hasOwn(builtins, name) ? builtins[name]! : null;
  if (!builtin) return refuse(line, `'${name}' is not translated to GLSL`);
  if (args.length !== builtin.arity) refuse(line, `${name} takes ${builtin.arity} arguments, not ${args.length}`);
  return builtin.emit(args, line);
}

const bitcasts: Readonly<Record<string, string>> = {
  'f32 u32': 'floatBitsToUint',
  'f32 i32': 'floatBitsToInt',
  'u32 f32': 'uintBitsToFloat',
  'i32 f32': 'intBitsToFloat',
};

/** `bitcast<T>(x)`. */
export function bitcast(to: Type, given: Term, line: number): Term {
  const value = materialized(given, line);
  const [from, name] = [scalarOf(value.type), scalarOf(to)];
  const type = withScalar(value.type, name ?? 'bool');
  const between = (bits: string | null) =>
    bits
      ? { text: `${bits}(${value.text})`, type }
      : refuse(line, `${typeName(value.type)} has not the bits of ${typeName(to)}`);
  if (from === name) return value;
  if (from === 'u32' && name === 'i32') return between(value.type.kind === 'vector' ? `ivec${value.type.size}` : 'int');
  if (from === 'i32' && name === 'u32')
    return between(value.type.kind === 'vector' ? `uvec${value.type.size}` : 'uint');
  return between(bitcasts[`${from} ${name}`] ?? null);
}
