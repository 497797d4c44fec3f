import type { Statement } from '../../../wgsl/ast.ts';

/** Whether a `return` stands among the statements, at any depth. */
export const hasReturn = (statements: readonly Statement[]): boolean => statements.some((s) => mayReturn(s));

const mayReturn = (s: Statement): boolean => s.kind === 'return' || bodiesOf(s).some(hasReturn);

/** Whether a statement may leave the turn of the loop around it: by `break`, `continue` or `return`. */
export const mayExit = (s: Statement): boolean =>
  s.kind === 'break' ||
  s.kind === 'continue' ||
  s.kind === 'return' ||
  (s.kind === 'loop' ? mayReturn(s) : bodiesOf(s).some((b) => b.some(mayExit)));

/** Whether a function's body returns elsewhere than in its last statement. */
export const returnsEarly = (body: readonly Statement[]): boolean =>
  hasReturn(body.slice(0, -1)) || (body.length > 0 && body.at(-1)!.kind !== 'return' && mayReturn(body.at(-1)!));

/** Whether every way through the statements ends in a `return`. */
export function alwaysReturns(statements: readonly Statement[]): boolean {
  return statements.some((s) => {
    if (s.kind === 'return') return true;
    if (s.kind === 'block') return alwaysReturns(s.body);
    if (s.kind === 'if') return alwaysReturns(s.then) && alwaysReturns(s.otherwise);
    if (s.kind === 'switch')
      return s.cases.some((c) => c.selectors.includes('default')) && s.cases.every((c) => alwaysReturns(c.body));
    return s.kind === 'loop' && !s.condition && !s.breakIf && !s.body.some(breaks);
  });
}

const breaks = (s: Statement): boolean =>
  s.kind === 'break' || (s.kind !== 'loop' && bodiesOf(s).some((body) => body.some(breaks)));

/** Whether a `break` stands among the statements that would leave the construct around them. */
export const hasBreak = (statements: readonly Statement[]): boolean => statements.some(breaks);

/** The lists of statements directly inside a statement. */
export function bodiesOf(s: Statement): readonly (readonly Statement[])[] {
  switch (s.kind) {
    case 'block':
      return [s.body];
    case 'if':
      return [s.then, s.otherwise];
    case 'loop':
      return [s.initial ? [s.initial] : [], s.body, s.update];
    case 'switch':
      return s.cases.map((c) => c.body);
    default:
      return [];
  }
}
