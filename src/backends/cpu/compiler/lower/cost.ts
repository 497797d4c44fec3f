import type { Expression, Module, Statement } from '../../../wgsl/ast.ts';
import { bodiesOf } from './exits.ts';

// Turns that a loop is taken to make.
const LOOP_TURNS = 8;

const functionCosts = new WeakMap<Module, Map<string, number>>();

/** Rough number of operations that statements execute, functions they call included. */
export function cost(module: Module, statements: readonly Statement[]): number {
  return statements.reduce((sum, s) => sum + statementCost(module, s), 0);
}

function statementCost(module: Module, s: Statement): number {
  const inside = bodiesOf(s).reduce((sum, body) => sum + cost(module, body), 0);
  switch (s.kind) {
    case 'let':
    case 'var':
    case 'const':
    case 'return':
      return s.value ? expressionCost(module, s.value) : 0;
    case 'atomic-add':
      return 1 + expressionCost(module, s.target) + expressionCost(module, s.value);
    case 'assign':
      return (s.operator ? 1 : 0) + expressionCost(module, s.value);
    case 'if':
      return expressionCost(module, s.condition) + inside;
    case 'loop':
      return LOOP_TURNS * inside;
    default:
      return inside;
  }
}

function expressionCost(module: Module, e: Expression): number {
  switch (e.kind) {
    case 'unary':
      return 1 + expressionCost(module, e.operand);
    case 'binary':
      return 1 + expressionCost(module, e.left) + expressionCost(module, e.right);
    case 'call':
      return (
        1 + functionCost(module, e.callee.name) + e.args.reduce((sum, arg) => sum + expressionCost(module, arg), 0)
      );
    case 'member':
      return expressionCost(module, e.object);
    case 'index':
      return 1 + expressionCost(module, e.object) + expressionCost(module, e.index);
    default:
      return 0;
  }
}

function functionCost(module: Module, name: string): number {
  const costs = functionCosts.get(module) ?? new Map<string, number>();
  functionCosts.set(module, costs);
  const known = costs.get(name);
  if (known !== undefined) return known;
  costs.set(name, 0);
  const called = module.functions.get(name);
  const own = called ? cost(module, called.body) : 0;
  costs.set(name, own);
  return own;
}
