import type { Expression, IndexExpression, MemberExpression } from '../../wgsl/ast.ts';
import { refuse } from '../../wgsl/refuse.ts';
import { scalar, typeName, vector } from '../../wgsl/types.ts';
import { fit } from './construct.ts';
import type { Context, Scope } from './context.ts';
import { concrete, type Term } from './term.ts';
import { member as glslMember } from './types.ts';

/** What a name stands for. A constant of the module is worked out when first named. */
export function nameTerm(at: Context, name: string, line: number): Term {
  for (let scope: Scope | null = at.scope; scope; scope = scope.outer) {
    const term = scope.names.get(name);
    if (term) return term;
  }
  const declared = at.module.constants.get(name);
  if (!declared) return refuse(line, `'${name}' is not translated to GLSL`);
  const mark = `const ${name}`;
  if (at.pending.includes(mark)) refuse(line, `'${name}' is defined by itself`);
  const { scope } = at;
  at.scope = at.globals;
  at.pending.push(mark);
  const value = at.evaluate(declared.value!);
  at.pending.pop();
  at.scope = scope;
  const term = declared.type ? fit(value, at.resolve(declared.type), line) : value;
  at.globals.names.set(name, term);
  return term;
}

/** The bound variable that an expression names, unless a local one hides it. */
function boundVariable(at: Context, e: Expression) {
  if (e.kind !== 'name') return null;
  for (let scope: Scope | null = at.scope; scope; scope = scope.outer) if (scope.names.has(e.name)) return null;
  return at.module.variables.get(e.name) ?? null;
}

/** `object.member`: of a struct, of a vector, or of the uniforms. */
export function memberTerm(at: Context, { object, member, line }: MemberExpression): Term {
  const bound = boundVariable(at, object);
  if (bound?.space === 'uniform') {
    const declared = at.module.structs.get(bound.type!.name)?.members.find((m) => m.name === member);
    if (!declared) return refuse(line, `the uniforms have no member '${member}'`);
    return { text: at.bindings.uniform(member), type: at.resolve(declared.type) };
  }
  const of = at.evaluate(object);
  if (of.type.kind === 'vector' && /^[xyzw]+$/.test(member)) {
    const type = member.length === 1 ? scalar(of.type.scalar) : vector(member.length, of.type.scalar);
    // the first of the builtin's components is the invocation's own index
    return { text: `${of.text}.${member}`, type, ...(of.own && member === 'x' && { own: true }) };
  }
  const found = of.type.kind === 'struct' && of.type.members.find((m) => m.name === member);
  if (!found) return refuse(line, `${typeName(of.type)} has no member '${member}'`);
  return { text: `${of.text}.${glslMember(member)}`, type: found.type };
}

/** `buffer[index]`: a word of a table, or a column of the invocation's own state. */
export function indexTerm(at: Context, { object, index, line }: IndexExpression): Term {
  const bound = boundVariable(at, object);
  if (bound?.space !== 'storage' || object.kind !== 'name') return refuse(line, 'an array is not translated to GLSL');
  if (bound.type?.name !== 'array' || bound.type.element?.name !== 'f32')
    return refuse(line, `'${bound.name}' is not translated to GLSL: WebGL2 has no atomics and no integers in storage`);
  const type = scalar('f32');
  if (bound.access === 'read') {
    const { text } = concrete(at.evaluate(index), 'u32', line);
    return { text: at.bindings.word(bound.name, text), type };
  }
  return { text: at.bindings.column(columnOf(at, index)), type };
}

/** c of `c * p.stride + id`, `p.stride + id` and `id`, where id is the invocation's own index. */
function columnOf(at: Context, index: Expression): number {
  const refused = (): never =>
    refuse(index.line, 'a fragment shader has its own state alone: state[c * p.stride + id] with a number c');
  const isStride = (e: Expression) =>
    e.kind === 'member' && e.member === 'stride' && boundVariable(at, e.object)?.space === 'uniform';
  const isOwn = (e: Expression) => e.kind === 'name' && at.evaluate(e).own === true;
  if (isOwn(index)) return 0;
  if (index.kind !== 'binary' || index.operator !== '+' || !isOwn(index.right)) return refused();
  const { left } = index;
  if (isStride(left)) return 1;
  if (left.kind !== 'binary' || left.operator !== '*' || left.left.kind !== 'number' || !isStride(left.right))
    return refused();
  return left.left.value;
}
