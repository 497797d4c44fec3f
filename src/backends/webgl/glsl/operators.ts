import { refuse } from '../../wgsl/refuse.ts';
import { BOOL, isAbstract, type ScalarName, scalar, scalarOf, type Type, typeName } from '../../wgsl/types.ts';
import { abstract, concrete, materialized, type Term, unified } from './term.ts';

const comparisons = new Set(['<', '<=', '>', '>=', '==', '!=']);
const arithmetic = new Set(['+', '-', '*', '/', '%']);
const bitwise = new Set(['&', '|', '^']);

/** Without short circuit, as WGSL means them: to a GPU `a && b` is a branch. */
const bothSides: Readonly<Record<string, string>> = { '&': 'all', '|': 'any' };

const folded: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

function fold(operator: string, [left, right]: readonly Term[], name: ScalarName, line: number): Term {
  const compute = folded[operator];
  if (!compute) refuse(line, `operator '${operator}' between constants is not translated to GLSL`);
  const value = compute(left!.value!, right!.value!);
  const whole = name === 'abstract-int';
  const result = whole && operator === '/' ? Math.trunc(value) : value;
  if (!(whole ? Number.isSafeInteger(result) : Number.isFinite(result))) refuse(line, 'a constant has no value');
  return abstract(result, name as 'abstract-int' | 'abstract-float');
}

/** `left operator right`. */
export function binary(operator: string, left: Term, right: Term, line: number): Term {
  const wrong = (): never =>
    refuse(
      line,
      `operator '${operator}' between ${typeName(left.type)} and ${typeName(right.type)} is not translated to GLSL`,
    );
  const text = (a: Term, b: Term) => `(${a.text} ${operator} ${b.text})`;
  if (operator === '<<' || operator === '>>') {
    const [value, amount] = [materialized(left, line), concrete(right, 'u32', line)];
    return { text: text(value, amount), type: value.type };
  }
  const { name, terms } = unified([left, right], line);
  if (isAbstract(name)) return fold(operator, terms, name, line);
  const [a, b] = terms as [Term, Term];
  const plain = a.type.kind === 'scalar' && b.type.kind === 'scalar';
  if (comparisons.has(operator)) return plain ? { text: text(a, b), type: BOOL } : wrong();
  if (name === 'bool') {
    if (!plain) return wrong();
    const together = bothSides[operator];
    if (together) return { text: `${together}(bvec2(${a.text}, ${b.text}))`, type: BOOL };
    return operator === '&&' || operator === '||' ? { text: text(a, b), type: BOOL } : wrong();
  }
  const allowed = bitwise.has(operator)
    ? name !== 'f32'
    : arithmetic.has(operator) && (operator !== '%' || name === 'u32');
  if (!allowed) return wrong();
  const type: Type = a.type.kind === 'vector' ? a.type : b.type;
  return { text: text(a, b), type };
}

/** `operator operand`. */
export function unary(operator: '-' | '!' | '~', operand: Term, line: number): Term {
  const name = scalarOf(operand.type);
  if (operand.value !== undefined && operator === '-')
    return abstract(
      name === 'abstract-int' ? 0 - operand.value : -operand.value,
      name as 'abstract-int' | 'abstract-float',
    );
  const fits = {
    '-': name === 'f32' || name === 'i32',
    '!': name === 'bool' && operand.type.kind === 'scalar',
    '~': name === 'u32' || name === 'i32',
  }[operator];
  if (!fits) refuse(line, `operator '${operator}' of ${typeName(operand.type)} is not translated to GLSL`);
  return { text: `(${operator}${operand.text})`, type: operand.type };
}

/** Components of a scalar (1) or vector. */
export const sizeOf = (type: Type, line: number): number =>
  type.kind === 'scalar' ? 1 : type.kind === 'vector' ? type.size : refuse(line, `${typeName(type)} is no number`);

/** The type with the same shape and another scalar. */
export const withScalar = (type: Type, name: ScalarName): Type =>
  type.kind === 'vector' ? { ...type, scalar: name } : scalar(name);
