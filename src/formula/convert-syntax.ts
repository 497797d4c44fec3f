import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs/number';
import type { Assigned } from './checked-formula.ts';
import { constantOf } from './constant.ts';
import * as make from './construct.ts';
import type { Comparison, Expression } from './expression.ts';
import { isConstantName, isFunctionName, languageFunctions } from './language.ts';

const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ['smaller', '<'],
  ['smallerEq', '<='],
  ['larger', '>'],
  ['largerEq', '>='],
  ['equal', '=='],
  ['unequal', '!='],
]);

const binaryOperators: ReadonlyMap<string, (a: Expression, b: Expression) => Expression> = new Map([
  ['add', make.sum],
  ['subtract', make.subtract],
  ['multiply', make.product],
  ['divide', make.divide],
  ['pow', make.power],
  ['and', (a: Expression, b: Expression) => make.logic('and', a, b)],
  ['or', (a: Expression, b: Expression) => make.logic('or', a, b)],
  ...[...comparisons].map(([fn, sign]) => [fn, (a: Expression, b: Expression) => make.comparison(sign, a, b)] as const),
]);

const unaryOperators: ReadonlyMap<string, (a: Expression) => Expression> = new Map([
  ['unaryMinus', make.negate],
  ['unaryPlus', (a: Expression) => a],
  ['not', (a: Expression) => make.logic('not', a)],
]);

const foreign: Readonly<Record<string, string>> = {
  AccessorNode: 'property access is not part of formulas',
  IndexNode: 'property access is not part of formulas',
  ArrayNode: 'matrices are not part of formulas',
  ObjectNode: 'objects are not part of formulas',
  RangeNode: 'ranges are not part of formulas',
  AssignmentNode: 'assignments are not part of formulas; == compares',
  FunctionAssignmentNode: 'assignments are not part of formulas; == compares',
  BlockNode: 'must be one expression',
};

/**
 * The allow-listed meaning of a mathjs syntax tree.
 *
 * @param known.names the names that may occur
 * @param known.assigned names that stand for formulas of these
 * @param reject throws, given the rule that is broken
 */
export function convertSyntax(
  root: MathNode,
  { names, assigned }: { names: ReadonlySet<string>; assigned: Assigned },
  reject: (rule: string) => never,
): Expression {
  const symbol = (text: string): Expression => {
    if (names.has(text)) return make.name(text);
    const quantity = assigned(text);
    if (quantity) {
      const foreigner = [...quantity.names].find((name) => !names.has(name));
      return foreigner === undefined
        ? quantity.expression
        : reject(`${text} depends on ${foreigner}, which has no meaning here`);
    }
    if (isConstantName(text)) return { kind: 'constant', name: text };
    if (isFunctionName(text)) return reject(`${text} is a function and needs its argument in brackets`);
    const known = [...names];
    const list = known.slice(0, 20).join(', ') + (known.length > 20 ? ', …' : '');
    return reject(`unknown name ${text}; allowed: ${list ? `${list}, ` : ''}pi, e`);
  };

  const functionCall = (node: FunctionNode): Expression => {
    if (!isType<SymbolNode>(node.fn as unknown as MathNode, 'SymbolNode'))
      return reject('property access is not part of formulas');
    const called = node.fn.name;
    if (names.has(called) || assigned(called))
      return reject(`${called} is not a function; write ${called}*(…) for a product`);
    if (!isFunctionName(called))
      return reject(`unknown function ${called}; allowed: ${Object.keys(languageFunctions).join(', ')}`);
    const { minimumArguments: low, maximumArguments: high } = languageFunctions[called];
    if (node.args.length < low || node.args.length > high)
      return reject(`${called} takes ${low === high ? low : `${low} to ${high}`} argument${high === 1 ? '' : 's'}`);
    return finite(make.call(called, ...node.args.map(convert)));
  };

  /** Refused at once, before a factor of 0 hides it. */
  const finite = (e: Expression): Expression =>
    Number.isFinite(constantOf(e) ?? 0) ? e : reject('must have finite numbers');

  const operator = (node: OperatorNode): Expression => {
    if ((node as { isPercentage?: boolean }).isPercentage) return reject('% is not part of formulas');
    const args: readonly MathNode[] = node.args;
    const [a, b] = args;
    const unary = unaryOperators.get(node.fn);
    if (unary && args.length === 1) return unary(convert(a!));
    const binary = binaryOperators.get(node.fn);
    if (binary && args.length === 2) {
      const [left, right] = [convert(a!), convert(b!)];
      if (node.fn === 'divide' && constantOf(right) === 0) return reject('divides by zero');
      return finite(binary(left, right));
    }
    return reject(`the operator ${node.op} is not part of formulas`);
  };

  const chain = (node: RelationalNode): Expression => {
    const { conditionals, params } = node as unknown as { conditionals: string[]; params: MathNode[] };
    const operands = params.map(convert);
    const links = conditionals.map((fn, i) => make.comparison(comparisons.get(fn)!, operands[i]!, operands[i + 1]!));
    return make.logic('and', ...links);
  };

  const convert = (node: MathNode): Expression => {
    if (isType<ConstantNode>(node, 'ConstantNode')) {
      const value: unknown = node.value;
      if (typeof value === 'number')
        return Number.isFinite(value) ? make.number(value) : reject('must have finite numbers');
      return reject(value === undefined ? 'must not be empty' : `${JSON.stringify(value)} is not a number`);
    }
    if (isType<SymbolNode>(node, 'SymbolNode')) return symbol(node.name);
    if (isType<ParenthesisNode>(node, 'ParenthesisNode')) return convert(node.content);
    if (isType<OperatorNode>(node, 'OperatorNode')) return operator(node);
    if (isType<FunctionNode>(node, 'FunctionNode')) return functionCall(node);
    if (isType<RelationalNode>(node, 'RelationalNode')) return chain(node);
    if (isType<ConditionalNode>(node, 'ConditionalNode'))
      return make.choice(convert(node.condition), convert(node.trueExpr), convert(node.falseExpr));
    return reject(foreign[node.type] ?? `${node.type} is not part of formulas`);
  };
  return convert(root);
}

/** Narrows by mathjs's own tag: its classes are made per instance, so `instanceof` is of no use. */
function isType<T extends MathNode>(node: MathNode, type: string): node is T {
  return node.type === type;
}
