import { refuse } from '../../wgsl/refuse.ts';
import { isAbstract, type ScalarName, scalar, scalarOf, type Type, typeName } from '../../wgsl/types.ts';

/** An expression in GLSL. */
export interface Term {
  readonly text: string;
  readonly type: Type;
  /** The value of an abstract number: it is written once its type is known. */
  readonly value?: number;
  /** It is the invocation's own index. */
  readonly own?: boolean;
}

/** An abstract number. */
export const abstract = (value: number, name: 'abstract-int' | 'abstract-float'): Term => ({
  text: '',
  type: scalar(name),
  value,
});

/** A number as GLSL writes it; decimal digits of a single-precision number name it exactly. */
export function literal(value: number, name: ScalarName): string {
  if (name === 'u32') return `${value}u`;
  if (name === 'i32') return value === -(2 ** 31) ? `(-2147483647 - 1)` : String(value);
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The term with abstract numbers made `name`, where WGSL converts by itself. */
export function concrete(term: Term, name: ScalarName, line: number): Term {
  const from = scalarOf(term.type);
  if (from === name || term.value === undefined) {
    if (from !== name) refuse(line, `found ${typeName(term.type)} where ${name} is needed`);
    return term;
  }
  const fits = name === 'f32' || (from === 'abstract-int' && name !== 'bool') || name === 'abstract-float';
  if (!fits) refuse(line, `found ${typeName(term.type)} where ${name} is needed`);
  if (isAbstract(name)) return { ...term, type: scalar(name) };
  return { text: literal(term.value, name), type: scalar(name) };
}

/** The term with abstract numbers made i32 or f32, as for a `let` without a type. */
export const materialized = (term: Term, line: number): Term =>
  term.value === undefined ? term : concrete(term, scalarOf(term.type) === 'abstract-int' ? 'i32' : 'f32', line);

/** The terms with one scalar type: the concrete one among them, else the wider abstract one. */
export function unified(terms: readonly Term[], line: number): { name: ScalarName; terms: Term[] } {
  const names = terms.map((t) => scalarOf(t.type) ?? refuse(line, `${typeName(t.type)} has no arithmetic`));
  const name =
    names.find((n) => !isAbstract(n)) ?? (names.includes('abstract-float') ? 'abstract-float' : 'abstract-int');
  return { name, terms: terms.map((t) => concrete(t, name, line)) };
}
