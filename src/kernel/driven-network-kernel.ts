import type { NetworkModel } from '../model/jump.ts';
import { linkDrivenKernel } from './driven-kernel.ts';
import { drivenNetworkRows } from './driven-network-table.ts';
import type { JumpKernel, JumpKernelOptions } from './jump-kernel.ts';
import { createJumpLayout, emitJumpState, type JumpLayout } from './jump-layout.ts';
import { completes, rememberedJumps } from './jump-sequences.ts';
import { emitNetworkStart } from './network-kernel.ts';
import { rowHead } from './segment-table.ts';

/** A kernel for a Markov network whose rates depend on controls. Its source does not depend on rates: their parabolas stand in the table. */
export function createDrivenNetworkKernel(model: NetworkModel, options: JumpKernelOptions): JumpKernel {
  const layout = createJumpLayout(model);
  const { width } = drivenNetworkRows(model);
  const code = [emitJumpState(layout), emitRates(model), emitFire(model, layout), emitNetworkStart(model, layout)];
  return linkDrivenKernel(layout, code, width - rowHead, [], options);
}

function emitRates(model: NetworkModel): string {
  const { degree, slot, stateWidth } = drivenNetworkRows(model);
  const rates = Array.from({ length: degree }, (_, k) => `way_rate(w.s, h, ${k}u)`);
  return [
    'struct Control { row: u32, x: f32 }',
    'fn control_at(row: u32, x: f32) -> Control { return Control(row, x); }',
    // where a state's numbers begin in a row
    `fn place(n: f32, row: u32) -> u32 { return row + ${rowHead}u + ${stateWidth}u * u32(n); }`,
    'fn ceiling(w: Walk, row: u32) -> f32 { return table[place(w.s.n0, row)]; }',
    [
      'fn way_rate(s: State, h: Control, k: u32) -> f32 {',
      `  return max(parabola(place(s.n0, h.row) + 1u + ${slot}u * k, h.x), 0.0);`,
      '}',
    ].join('\n'),
    `fn exit_rate(w: Walk, h: Control) -> f32 { return ${rates.join(' + ')}; }`,
    'fn unusable(w: Walk, row: u32) -> bool { return false; }',
    'fn faulty(w: Walk, h: Control) -> bool { return false; }',
    'fn next_time(s: State) -> f32 { return 1e30; }',
    'fn on_time(w: Walk, t: f32) -> Walk { return w; }',
  ].join('\n');
}

/** Emits `fire`. Entropy is ln(w/w′) of the channel and its reverse at the time of the jump; heat is the energy that the system loses, and likewise of every function of the state. */
function emitFire(model: NetworkModel, layout: JumpLayout): string {
  const { degree, ways, wayWidth, slot, functions } = drivenNetworkRows(model);
  const remembered = rememberedJumps(model);
  const below = Array.from(
    { length: degree },
    (_, k) => `  let c${k} = ${k > 0 ? `c${k - 1} + ` : ''}way_rate(s, h, ${k}u);`,
  );
  // states with fewer ways than others have the last sum again: it is never exceeded
  const beyond = below.slice(1).map((_, k) => `select(0u, 1u, v > c${k})`);
  const value = (f: number, n: string) => `parabola(place(${n}, h.row) + ${functions + 3 * f}u, h.x)`;
  const sums = [...(layout.heat ? ['heat'] : []), ...layout.changes];
  return [
    'fn fire(w: Walk, u: f32, h: Control, who: Trajectory, words: vec4<u32>) -> Walk {',
    '  let s = w.s;',
    ...below,
    `  let v = min(u, c${degree - 1});`,
    `  let way = ${['0u', ...beyond].join(' + ')};`,
    `  let at = ${ways}u + ${degree * wayWidth}u * u32(s.n0) + ${wayWidth}u * way;`,
    '  var next = s;',
    '  next.n0 = table[at];',
    ...layout.currents.map((column, j) => `  next.${column} = s.${column} + table[at + ${1 + j}u];`),
    ...(layout.entropy
      ? [
          `  let back = max(parabola(place(s.n0, h.row) + ${1 + 3}u + ${slot}u * way, h.x), 1e-30);`,
          '  next.entropy = add_to(s.entropy, m_log(way_rate(s, h, way) / back));',
        ]
      : []),
    ...sums.map((sum, f) => `  next.${sum} = add_to(s.${sum}, ${value(f, 's.n0')} - ${value(f, 'next.n0')});`),
    ...(model.sequences.length > 0 ? [`  let code = table[at + ${1 + model.currents.length}u];`] : []),
    ...model.sequences.map((q, i) => `  next.q${i} = s.q${i} + select(0.0, 1.0, ${completes(q, 'code', 's')});`),
    ...remembered.map((name, i) => `  next.${name} = ${i > 0 ? `s.${remembered[i - 1]}` : 'code'};`),
    '  return Walk(next);',
    '}',
  ].join('\n');
}
