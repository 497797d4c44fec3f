import { refuse } from '../../../wgsl/refuse.ts';
import type { Buffer, Lowering, Scope, Variable } from './context.ts';
import { fit } from './convert.ts';

/** What a name stands for here; a module's constants are evaluated when first named, in whatever order they stand. */
export function lookup(at: Lowering, name: string, line: number): Variable | Buffer {
  for (let scope: Scope | null = at.scope; scope; scope = scope.outer) {
    const entity = scope.names.get(name);
    if (entity) return entity;
  }
  const declaration = at.module.constants.get(name);
  if (!declaration) return refuse(line, `unknown name '${name}'`);
  const mark = `const ${name}`;
  if (at.calls.includes(mark)) refuse(declaration.line, `'${name}' is defined by itself`);
  const { scope } = at;
  at.scope = at.globals;
  at.calls.push(mark);
  const value = at.evaluate(declaration.value!);
  const { type, nodes } = declaration.type ? fit(at, value, at.resolve(declaration.type), declaration.line) : value;
  if (nodes.some((node) => node.operation !== 'const')) refuse(declaration.line, `'${name}' is not constant`);
  at.calls.pop();
  at.scope = scope;
  const constant: Variable = { kind: 'variable', name, type, nodes, mutable: false };
  at.globals.names.set(name, constant);
  return constant;
}
