import { constantOf } from './constant.ts';
import * as make from './construct.ts';
import { coefficientOf, type Expression, namesOf } from './expression.ts';

/** Largest number that is finite in single precision, (2 − 2⁻²³)·2¹²⁷. */
const largestSingle = (2 - 2 ** -23) * 2 ** 127;

/** Takes a tree that depends on parameters only and gives the name under which the host hands over its value. */
export type Slot = (e: Expression) => string;

/**
 * Rewrites a tree so that whatever depends on parameters only is computed once by the host in double precision.
 * Sums and products are reassociated for it: 4·b·x/a²·(x + 1) becomes u·x·(x + 1) with u = 4·b/a², and division by
 * parameters becomes multiplication. Numbers fold too. The result is written as it stands, not simplified again.
 */
export function hoistParameters(root: Expression, parameters: ReadonlySet<string>, slot: Slot): Expression {
  const onHost = (e: Expression): boolean => [...namesOf(e)].every((name) => parameters.has(name));

  const handOver = (e: Expression): Expression => {
    const value = constantOf(e);
    // A literal beyond the range of f32 would not compile; as a uniform it becomes ∞ and is seen in the status.
    if (value !== undefined && Math.abs(value) <= largestSingle) return make.number(value);
    return make.name(slot(e));
  };

  const hoist = (e: Expression): Expression => {
    if (onHost(e)) return handOver(e);
    switch (e.kind) {
      case 'sum':
        return hoistSum(e.terms);
      case 'product':
        return hoistProduct(e);
      case 'power':
        return hoistPower(e.base, e.exponent);
      case 'call':
        return { ...e, arguments: e.arguments.map(hoist) };
      case 'comparison':
        return { ...e, left: hoist(e.left), right: hoist(e.right) };
      case 'logic':
        return { ...e, operands: e.operands.map(hoist) };
      case 'choice':
        return {
          kind: 'choice',
          condition: hoist(e.condition),
          whenTrue: hoist(e.whenTrue),
          whenFalse: hoist(e.whenFalse),
        };
      default:
        return e;
    }
  };

  /** Variable terms, a positive one first, then the parameters' sum; minus signs stay outside so that slots are shared. */
  const hoistSum = (terms: readonly Expression[]): Expression => {
    const fixed = make.sum(...terms.filter(onHost));
    const ordered = terms.filter((term) => !onHost(term)).map((term) => ({ term, negative: isNegative(term) }));
    ordered.sort((a, b) => Number(a.negative) - Number(b.negative));
    const written = ordered.map(({ term, negative }, i) =>
      negative && i > 0 ? minus(hoist(make.negate(term))) : hoist(term),
    );
    if (fixed.kind !== 'number' || fixed.value !== 0)
      written.push(isNegative(fixed) ? minus(handOver(make.negate(fixed))) : handOver(fixed));
    return written.length === 1 ? written[0]! : { kind: 'sum', terms: written };
  };

  const hoistProduct = (e: Expression & { kind: 'product' }): Expression => {
    const coefficient = make.product(...e.factors.filter(onHost));
    const varying = e.factors.filter((factor) => !onHost(factor));
    const [only] = varying;
    const trivial = coefficient.kind === 'number' && Math.abs(coefficient.value) === 1;
    if (!trivial && varying.length === 1 && only?.kind === 'sum' && only.terms.every(absorbs))
      return hoist(make.sum(...only.terms.map((term) => make.product(coefficient, term))));
    const factors = varying.map(hoistFactor);
    if (coefficient.kind !== 'number' || coefficient.value !== 1) factors.unshift(handOver(coefficient));
    return factors.length === 1 ? factors[0]! : { kind: 'product', factors };
  };

  /** A term that takes up a further parameter factor without one more multiplication. */
  const absorbs = (term: Expression): boolean => {
    if (onHost(term)) return true;
    if (term.kind !== 'product') return false;
    const own = make.product(...term.factors.filter(onHost));
    return own.kind !== 'number' || Math.abs(own.value) !== 1;
  };

  /** Keeps a negative power a power, to be written as a denominator. */
  const hoistFactor = (e: Expression): Expression =>
    e.kind === 'power' && e.exponent.kind === 'number' ? { ...e, base: hoist(e.base) } : hoist(e);

  /** bᶻ of a fixed base is e^(z ln b), with ln b hoisted. */
  const hoistPower = (base: Expression, exponent: Expression): Expression => {
    if (onHost(base)) return hoist(make.call('exp', make.product(exponent, make.call('log', base))));
    return { kind: 'power', base: hoist(base), exponent: hoist(exponent) };
  };

  return hoist(root);
}

const isNegative = (e: Expression): boolean => coefficientOf(e).coefficient < 0;

/** −e, to be written as a subtraction. */
function minus(e: Expression): Expression {
  if (e.kind === 'number') return make.number(-e.value);
  return { kind: 'product', factors: [make.number(-1), ...(e.kind === 'product' ? e.factors : [e])] };
}
