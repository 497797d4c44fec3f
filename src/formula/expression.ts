import type { ConstantName, FunctionName } from './language.ts';

/** Comparison signs of the language. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/**
 * The checked tree behind a formula. Sums and products are flat; a − b is a + (−1)·b and a/b is a·b^(−1), so that rules
 * on sums, products and powers are all that differentiation and emission need. Truth is 1, falsehood 0.
 * Build it with the functions of `construct.ts`, which simplify as they go.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or' | 'not'; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'choice';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    };

/** The direct subexpressions, in order. */
export function childrenOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case 'sum':
      return e.terms;
    case 'product':
      return e.factors;
    case 'power':
      return [e.base, e.exponent];
    case 'call':
      return e.arguments;
    case 'comparison':
      return [e.left, e.right];
    case 'logic':
      return e.operands;
    case 'choice':
      return [e.condition, e.whenTrue, e.whenFalse];
    default:
      return [];
  }
}

/** A function of expressions that is computed once a node. */
function memoised<T>(compute: (e: Expression) => T): (e: Expression) => T {
  const known = new WeakMap<Expression, { value: T }>();
  return (e) => {
    let entry = known.get(e);
    if (!entry) {
      entry = { value: compute(e) };
      known.set(e, entry);
    }
    return entry.value;
  };
}

/** The names an expression depends on, constants apart. */
export const namesOf = memoised((e: Expression): ReadonlySet<string> => {
  if (e.kind === 'name') return new Set([e.name]);
  const names = new Set<string>();
  for (const child of childrenOf(e)) for (const name of namesOf(child)) names.add(name);
  return names;
});

/** Levels of nesting, a flat sum or product counting as one. */
export const depthOf = memoised((e: Expression): number => 1 + Math.max(0, ...childrenOf(e).map(depthOf)));

/** Number of nodes, shared ones counted each time they stand. */
export const sizeOf = memoised((e: Expression): number => childrenOf(e).reduce((sum, c) => sum + sizeOf(c), 1));

/** A string that two expressions share exactly when they are the same tree up to the order of terms and factors. */
export const keyOf = memoised((e: Expression): string => {
  const inner = () => childrenOf(e).map(keyOf).join(',');
  const unordered = () => childrenOf(e).map(keyOf).sort().join(',');
  switch (e.kind) {
    case 'number':
      return String(e.value);
    case 'constant':
      return `#${e.name}`;
    case 'name':
      return e.name;
    case 'sum':
      return `+(${unordered()})`;
    case 'product':
      return `*(${unordered()})`;
    case 'power':
      return `^(${inner()})`;
    case 'call':
      return `${e.name}(${inner()})`;
    case 'comparison':
    case 'logic':
      return `${e.operator}(${inner()})`;
    case 'choice':
      return `?(${inner()})`;
  }
});

/** A product or quotient as (numerator factors)/(denominator factors), each denominator factor with its sign turned. */
export function fractionOf(e: Expression): { numerator: Expression[]; denominator: Expression[] } {
  const numerator: Expression[] = [];
  const denominator: Expression[] = [];
  for (const factor of e.kind === 'product' ? e.factors : [e]) {
    if (factor.kind !== 'power' || factor.exponent.kind !== 'number' || factor.exponent.value >= 0)
      numerator.push(factor);
    else if (factor.exponent.value === -1) denominator.push(factor.base);
    else denominator.push({ ...factor, exponent: { kind: 'number', value: -factor.exponent.value } });
  }
  return { numerator, denominator };
}

/** An expression as (plain numeric coefficient)·(rest), the coefficient being 1 where none is written. */
export function coefficientOf(e: Expression): { coefficient: number; rest: Expression } {
  if (e.kind === 'number') return { coefficient: e.value, rest: { kind: 'number', value: 1 } };
  if (e.kind !== 'product' || e.factors[0]?.kind !== 'number') return { coefficient: 1, rest: e };
  const [first, ...others] = e.factors;
  const rest: Expression = others.length === 1 ? others[0]! : { kind: 'product', factors: others };
  return { coefficient: first.value, rest };
}
