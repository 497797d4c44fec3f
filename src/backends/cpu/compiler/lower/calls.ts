import type { CallExpression, FunctionDeclaration } from '../../../wgsl/ast.ts';
import { refuse } from '../../../wgsl/refuse.ts';
import { isTypeName } from '../../../wgsl/resolve-type.ts';
import { BOOL } from '../../../wgsl/types.ts';
import { callBuiltin } from './builtins.ts';
import { bitcast, construct, constructInferredArray, constructInferredVector, zero } from './construct.ts';
import { declare, type Frame, hidden, type Lowering, scoped, type Value } from './context.ts';
import { fit } from './convert.ts';
import { alwaysReturns, returnsEarly } from './exits.ts';

/** A call: of a function of the module, which is inlined, of a builtin, or of a type's constructor. */
export function callExpression(at: Lowering, e: CallExpression): Value {
  const { name } = e.callee;
  const args = e.args.map((arg) => at.evaluate(arg));
  const called = at.module.functions.get(name);
  if (called)
    return inline(at, called, args, e.line) ?? { type: { kind: 'struct', name: 'nothing', members: [] }, nodes: [] };
  if (name === 'bitcast') {
    if (!e.callee.element || args.length !== 1) refuse(e.line, 'bitcast<T>(x) takes a type and one value');
    return bitcast(at, at.resolve(e.callee.element), args[0]!, e.line);
  }
  const builtin = isTypeName(at.module, name) ? null : callBuiltin(at, name, args, e.line);
  if (builtin) return builtin;
  if (!isTypeName(at.module, name)) refuse(e.line, `'${name}' is no function of the subset`);
  if (!e.callee.element && /^vec[234]$/.test(name)) return constructInferredVector(at, Number(name[3]), args, e.line);
  if (name === 'array') {
    if (!e.callee.element) return constructInferredArray(at, args, e.line);
    if (!e.callee.count) refuse(e.line, "'array' needs a count here");
  }
  return construct(at, at.resolve(e.callee), args, e.line);
}

/** Executes a function's body in place; null where it returns nothing. */
export function inline(at: Lowering, called: FunctionDeclaration, args: readonly Value[], line: number): Value | null {
  const { name, parameters, body } = called;
  if (at.calls.includes(name)) refuse(line, `'${name}' calls itself`);
  if (args.length !== parameters.length)
    refuse(line, `'${name}' takes ${parameters.length} arguments, not ${args.length}`);
  const resultType = called.result ? at.resolve(called.result) : null;
  if (resultType && !alwaysReturns(body)) refuse(called.line, `'${name}' does not always return a value`);
  const { scope, frame } = at;
  at.scope = at.globals;
  at.calls.push(name);
  const value = scoped(at, () => {
    const early = returnsEarly(body);
    const inner: Frame = {
      resultType,
      result: early && resultType ? hidden(at, 'result', zero(at, resultType)) : null,
      returning: early ? hidden(at, 'returning', { type: BOOL, nodes: [at.builder.constant('bool', 1)] }) : null,
      loops: [],
      value: null,
    };
    at.frame = inner;
    parameters.forEach((p, i) => {
      declare(at, p.name, fit(at, args[i]!, at.resolve(p.type), line), false, p.line);
    });
    at.execute(body);
    return inner.result ? { type: resultType!, nodes: inner.result.nodes } : inner.value;
  });
  at.calls.pop();
  at.scope = scope;
  at.frame = frame;
  return value;
}
