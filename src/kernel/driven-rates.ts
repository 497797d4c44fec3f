import type { JumpModel } from '../model/jump.ts';
import { rowHead } from './segment-table.ts';

/** The argument by which functions of rates get the controls, as given and as taken; empty where a model has none. */
export const controlOf = ({ controls }: JumpModel): { given: string; taken: string } =>
  controls.length > 0 ? { given: ', h', taken: ', h: Control' } : { given: '', taken: '' };

/** Numbers that controls have in the row of each segment: a parabola each. */
export const controlNumbers = (controls: number): number => 3 * controls;

/**
 * Emits what the driven event loop needs of rates that are formulas of controls, beside `exit_rate` and `faulty`: the controls by their parabolas, and
 * the ceiling, by the exit rate at both ends and in the middle of a segment. A parabola through these exceeds them by an eighth of their second
 * difference at most; the whole of it is added.
 */
export function emitDrivenRates(controls: number): string {
  const all = (of: (c: number) => string) => Array.from({ length: controls }, (_, c) => of(c)).join(', ');
  const points = ['0.0', '0.5', '1.0'].map((x) => `control_at(row, ${x})`);
  return [
    `struct Control { ${all((c) => `c${c}: f32`)} }`,
    [
      'fn control_at(row: u32, x: f32) -> Control {',
      `  return Control(${all((c) => `parabola(row + ${rowHead + 3 * c}u, x)`)});`,
      '}',
    ].join('\n'),
    [
      'fn ceiling(w: Walk, row: u32) -> f32 {',
      ...['first', 'middle', 'last'].map((name, i) => `  let ${name} = exit_rate(w, ${points[i]});`),
      '  return (max(middle, max(first, last)) + abs(first - 2.0 * middle + last)) * 1.00001;',
      '}',
    ].join('\n'),
    `fn unusable(w: Walk, row: u32) -> bool { return ${points.map((point) => `faulty(w, ${point})`).join(' | ')}; }`,
  ].join('\n');
}
