import type { CallExpression, Expression } from '../../wgsl/ast.ts';
import { refuse } from '../../wgsl/refuse.ts';
import { isTypeName } from '../../wgsl/resolve-type.ts';
import { BOOL, isAbstract, scalar } from '../../wgsl/types.ts';
import { bitcast, callBuiltin } from './builtins.ts';
import { construct, constructInferred } from './construct.ts';
import type { Context } from './context.ts';
import { binary, unary } from './operators.ts';
import { indexTerm, memberTerm, nameTerm } from './places.ts';
import { abstract, literal, type Term } from './term.ts';

/** An expression in GLSL. */
export function evaluate(at: Context, e: Expression): Term {
  switch (e.kind) {
    case 'number':
      return isAbstract(e.type)
        ? abstract(e.value, e.type as 'abstract-int' | 'abstract-float')
        : { text: literal(e.value, e.type), type: scalar(e.type) };
    case 'boolean':
      return { text: String(e.value), type: BOOL };
    case 'unary':
      return unary(e.operator, at.evaluate(e.operand), e.line);
    case 'binary':
      return binary(e.operator, at.evaluate(e.left), at.evaluate(e.right), e.line);
    case 'call':
      return callTerm(at, e);
    case 'name':
      return nameTerm(at, e.name, e.line);
    case 'member':
      return memberTerm(at, e);
    case 'index':
      return indexTerm(at, e);
  }
}

function callTerm(at: Context, { callee, args, line }: CallExpression): Term {
  const { name } = callee;
  const terms = args.map((arg) => at.evaluate(arg));
  if (at.module.functions.has(name)) return at.call(name, terms, line);
  if (name === 'bitcast') {
    if (!callee.element || terms.length !== 1) return refuse(line, 'bitcast<T>(x) takes a type and one value');
    return bitcast(at.resolve(callee.element), terms[0]!, line);
  }
  if (!callee.element && /^vec[234]$/.test(name)) return constructInferred(Number(name[3]), terms, line);
  return isTypeName(at.module, name) ? construct(at.resolve(callee), terms, line) : callBuiltin(name, terms, line);
}
