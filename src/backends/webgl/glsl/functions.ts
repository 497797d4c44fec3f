import { refuse } from '../../wgsl/refuse.ts';
import { fit } from './construct.ts';
import type { Context, Translated } from './context.ts';
import { block, declare } from './statements.ts';
import type { Term } from './term.ts';
import { glslType } from './types.ts';

/** A function's name in GLSL, out of the way of GLSL's own words and of gpu.js. */
export const functionName = (name: string): string => `f_${name}`;

/** Calls a function of the module, which is translated at its first call, so that functions stand behind those they need. */
export function callFunction(at: Context, name: string, args: readonly Term[], line: number): Term {
  const declared = at.module.functions.get(name)!;
  if (args.length !== declared.parameters.length)
    refuse(line, `'${name}' takes ${declared.parameters.length} arguments, not ${args.length}`);
  const terms = args.map((arg, i) => fit(arg, at.resolve(declared.parameters[i]!.type), line));
  const own = terms.map((t) => t.own === true);
  const known = at.functions.get(name) ?? translateFunction(at, name, own);
  if (known.own.some((flag, i) => flag && !own[i]))
    refuse(line, `'${name}' is called with the invocation's own index and with others`);
  const text = `${functionName(name)}(${terms.map((t) => t.text).join(', ')})`;
  return { text, type: known.result ?? { kind: 'struct', name: 'nothing', members: [] } };
}

/** Translates a function. @param own which of its parameters are the invocation's own index */
export function translateFunction(at: Context, name: string, own: readonly boolean[]): Translated {
  const { parameters, result, body, line } = at.module.functions.get(name)!;
  if (at.pending.includes(name)) refuse(line, `'${name}' calls itself`);
  const { scope, taken, result: outerResult } = at;
  at.scope = { names: new Map(), outer: at.globals };
  at.taken = new Set();
  at.result = result ? at.resolve(result) : null;
  at.pending.push(name);
  const list = parameters.map((p, i) => {
    const type = at.resolve(p.type);
    return `${glslType(type, p.line)} ${declare(at, p.name, { type, ...(own[i] && { own: true }) }, p.line)}`;
  });
  const type = at.result;
  const lines = block(at, body).map((text) => `  ${text}`);
  at.code.push(
    `${type ? glslType(type, line) : 'void'} ${functionName(name)}(${list.join(', ')}) {\n${lines.join('\n')}\n}`,
  );
  at.pending.pop();
  Object.assign(at, { scope, taken, result: outerResult });
  const translated = { result: type, own };
  at.functions.set(name, translated);
  return translated;
}
