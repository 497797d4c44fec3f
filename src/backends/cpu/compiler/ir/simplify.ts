import { constantOf, isConstant, type Node } from './node.ts';
import { COMPLEMENT, type Operation, type ValueOperation } from './operations.ts';

/** What the rules need of the builder. */
export interface Rebuild {
  op(operation: ValueOperation, ...args: Node[]): Node;
  select(whenFalse: Node, whenTrue: Node, condition: Node): Node;
  constant(cls: Node['class'], value: number): Node;
}

/** A power of two as its exponent, else −1; the constant is an unsigned 32-bit number. */
function exponentOf(constant: number | null): number {
  if (constant === null) return -1;
  const value = constant >>> 0;
  return value !== 0 && (value & (value - 1)) === 0 ? 31 - Math.clz32(value) : -1;
}

/** Exactly invertible: a normal power of two whose inverse is normal in single precision as well. */
function isExactDivisor(value: number | null): value is number {
  if (value === null || !Number.isFinite(value)) return false;
  const exponent = Math.log2(Math.abs(value));
  return Number.isInteger(exponent) && Math.abs(exponent) < 120 && 2 ** exponent === Math.abs(value);
}

const isNonNegativeInt = (node: Node): boolean => {
  if (node.operation === 'i.shr_u') return ((constantOf(node.args[1]!) ?? 0) & 31) > 0;
  return node.operation === 'i.and' && node.args.some((x) => (constantOf(x) ?? -1) >= 0);
};

/** A cheaper node of the same value, bit for bit, or null. The arguments are not yet splatted. */
export function simplify(make: Rebuild, operation: ValueOperation, args: readonly Node[]): Node | null {
  const [a, b] = args as [Node, Node];
  const x = constantOf(a);
  const y = b ? constantOf(b) : null;
  const int = (value: number): Node => make.constant('int', value);
  switch (operation) {
    case 'i.add':
    case 'i.or':
    case 'i.xor':
      return y === 0 ? a : x === 0 ? b : null;
    case 'i.sub':
      return y === 0 ? a : a === b ? int(0) : null;
    case 'i.and':
      if (x === 0 || y === 0) return int(0);
      return y === -1 || a === b ? a : x === -1 ? b : null;
    case 'i.mul': {
      if (x === 0 || y === 0) return int(0);
      if (exponentOf(y) >= 0) return make.op('i.shl', a, int(exponentOf(y)));
      return exponentOf(x) >= 0 ? make.op('i.shl', b, int(exponentOf(x))) : null;
    }
    case 'i.div_u':
      return exponentOf(y) >= 0 ? make.op('i.shr_u', a, int(exponentOf(y))) : null;
    case 'i.rem_u':
      return exponentOf(y) >= 0 ? make.op('i.and', a, int((y! - 1) | 0)) : null;
    case 'i.shl':
    case 'i.shr_s':
    case 'i.shr_u':
      return y !== null && (y & 31) === 0 ? a : null;
    case 'f.mul':
      return y === 1 ? a : x === 1 ? b : null;
    case 'f.div':
      return isExactDivisor(y) ? make.op('f.mul', a, make.constant('float', 1 / y)) : null;
    case 'f.sub':
      return isConstant(b, 0) ? a : null;
    case 'f.neg':
      return a.operation === 'f.neg' ? a.args[0]! : negatedProduct(make, a);
    case 'i.to_f_u':
      return isNonNegativeInt(a) ? make.op('i.to_f_s', a) : null;
    case 'b.not': {
      const complement = COMPLEMENT[a.operation];
      if (complement) return make.op(complement, ...a.args);
      return a.operation === 'b.not' ? a.args[0]! : null;
    }
    case 'b.and':
      return y === 1 || a === b ? a : x === 1 ? b : x === 0 ? a : y === 0 ? b : null;
    case 'b.or':
      return y === 0 || a === b ? a : x === 0 ? b : x === 1 ? a : y === 1 ? b : null;
    case 'b.xor':
      return y === 0 ? a : x === 0 ? b : y === 1 ? make.op('b.not', a) : x === 1 ? make.op('b.not', b) : null;
    case 'f.min':
    case 'f.max':
    case 'i.min_s':
    case 'i.min_u':
    case 'i.max_s':
    case 'i.max_u':
      return a === b ? a : a.uniform && b.uniform ? uniformExtremum(make, operation, a, b) : null;
    default:
      return null;
  }
}

/** −(u·y) = (−u)·y, u being the same for all lanes: negated once, before the loop. */
function negatedProduct(make: Rebuild, product: Node): Node | null {
  if (product.operation !== 'f.mul' || product.uniform) return null;
  const i = product.args.findIndex((arg) => arg.operation === 'splat');
  return i < 0 ? null : make.op('f.mul', make.op('f.neg', product.args[i]!.args[0]!), product.args[1 - i]!);
}

// Scalar code compares and selects; vectors have pmin and pmax, which are defined by the same comparison.
function uniformExtremum(make: Rebuild, operation: ValueOperation, a: Node, b: Node): Node {
  const less = operation.replace(/m(in|ax)/, 'lt') as ValueOperation;
  const condition = operation.includes('min') ? make.op(less, b, a) : make.op(less, a, b);
  return make.select(a, b, condition);
}

/** The condition itself, whatever width it was brought to. */
const core = (condition: Node): Node =>
  condition.operation === 'widen' || condition.operation === 'narrow' ? condition.args[0]! : condition;

// Comparisons that take an extra instruction on vectors; a select can take their complement instead.
const DEAR: ReadonlySet<Operation> = new Set<Operation>(['i.ne', 'i.lt_u', 'i.gt_u', 'i.le_s', 'i.ge_s']);

/** `select` by its simpler forms, or null. */
export function simplifySelect(make: Rebuild, whenFalse: Node, whenTrue: Node, condition: Node): Node | null {
  const known = constantOf(condition);
  if (known !== null) return known ? whenTrue : whenFalse;
  if (whenFalse === whenTrue) return whenTrue;
  const c = core(condition);
  if (c.operation === 'b.not') return make.select(whenTrue, whenFalse, c.args[0]!);
  if (whenTrue.operation === 'select' && core(whenTrue.args[2]!) === c) {
    return make.select(whenFalse, whenTrue.args[1]!, c);
  }
  if (whenFalse.operation === 'select' && core(whenFalse.args[2]!) === c) {
    return make.select(whenFalse.args[0]!, whenTrue, c);
  }
  if (whenTrue.class === 'bool') {
    const f = constantOf(whenFalse);
    const t = constantOf(whenTrue);
    if (t === 1 || core(whenTrue) === c) return make.op('b.or', whenFalse, c);
    if (f === 0 || core(whenFalse) === c) return make.op('b.and', whenTrue, c);
    if (t === 0) return make.op('b.and', whenFalse, make.op('b.not', c));
    if (f === 1) return make.op('b.or', whenTrue, make.op('b.not', c));
  }
  const complement = COMPLEMENT[c.operation];
  if (!c.uniform && DEAR.has(c.operation)) return make.select(whenTrue, whenFalse, make.op(complement!, ...c.args));
  return null;
}
