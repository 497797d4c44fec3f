import type { BinaryExpression, Expression } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import { BOOL, isAbstract, scalar, typeName } from '../../../wgsl/types.ts';
import { callExpression } from './calls.ts';
import { hidden, type Lowering, type Value } from './context.ts';
import { classOf } from './convert.ts';
import { binary, unary } from './operators.ts';
import { load, placeOf } from './places.ts';

/** The value of an expression. */
export function evaluate(at: Lowering, e: Expression): Value {
  switch (e.kind) {
    case 'number': {
      const node = isAbstract(e.type) ? at.builder.literal(e.value) : at.builder.constant(classOf(e.type), e.value);
      return { type: scalar(e.type), nodes: [node] };
    }
    case 'boolean':
      return { type: BOOL, nodes: [at.builder.constant('bool', e.value ? 1 : 0)] };
    case 'unary':
      return unary(at, e.operator, at.evaluate(e.operand), e.line);
    case 'binary':
      if (e.operator === '&&' || e.operator === '||') return shortCircuit(at, e);
      return binary(at, e.operator, at.evaluate(e.left), at.evaluate(e.right), e.line);
    case 'call':
      return callExpression(at, e);
    default:
      return load(at, placeOf(at, e), e.line);
  }
}

/**
 * `&&` and `||`. Evaluating the right side needlessly does no harm, except that a scalar load could leave the memory:
 * behind a uniform left side such a right side is branched over.
 */
function shortCircuit(at: Lowering, e: BinaryExpression): Value {
  const { builder } = at;
  const isAnd = e.operator === '&&';
  const left = at.evaluate(e.left);
  const check = (value: Value): void => {
    if (typeName(value.type) !== 'bool')
      refuse(e.line, `operator '${e.operator}' does not take ${typeName(value.type)}`);
  };
  check(left);
  const [condition] = left.nodes as [Value['nodes'][number]];
  if (condition.operation === 'const' && Boolean(condition.immediate) !== isAnd) return left;
  const right = (): Value => {
    const value = at.evaluate(e.right);
    check(value);
    return value;
  };
  if (condition.operation === 'const' || !condition.uniform || !mayLoad(at, e.right)) {
    return binary(at, e.operator, left, right(), e.line);
  }
  const result = hidden(at, 'condition', left);
  at.branch(
    isAnd ? condition : builder.op('b.not', condition),
    () => {
      result.nodes = right().nodes;
    },
    null,
  );
  at.live.pop();
  return { type: BOOL, nodes: result.nodes };
}

function mayLoad(at: Lowering, e: Expression): boolean {
  switch (e.kind) {
    case 'index':
      return true;
    case 'call':
      return at.module.functions.has(e.callee.name) || e.args.some((arg) => mayLoad(at, arg));
    case 'unary':
      return mayLoad(at, e.operand);
    case 'binary':
      return mayLoad(at, e.left) || mayLoad(at, e.right);
    case 'member':
      return mayLoad(at, e.object);
    default:
      return false;
  }
}
