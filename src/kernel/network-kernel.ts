import network from '../../shaders/advance/network.wgsl?raw';
import type { NetworkModel } from '../model/jump.ts';
import { type JumpKernel, type JumpKernelOptions, packJumpKernel } from './jump-kernel.ts';
import { createJumpLayout, emitFreshState, emitJumpState, type JumpLayout } from './jump-layout.ts';
import { completes, rememberedJumps } from './jump-sequences.ts';
import { type NetworkWays, networkWays } from './network-ways.ts';

export interface NetworkKernelOptions extends JumpKernelOptions {
  /** Whether jumps sum the entropy that they give to the surroundings: by default where each channel has a reverse. */
  readonly entropy?: boolean;
}

/** A kernel for a Markov network. Its source does not depend on rates: they stand in the table. */
export function createNetworkKernel(model: NetworkModel, options: NetworkKernelOptions): JumpKernel {
  const layout = createJumpLayout(model, options.entropy);
  const ways = networkWays(model, layout.entropy);
  const code = [emitJumpState(layout), emitWalk(ways), emitJump(model, layout, ways), emitNetworkStart(model, layout)];
  return packJumpKernel(layout, [...code, network], [], options);
}

/** Emits `Walk` and `depart`. */
function emitWalk({ carried }: NetworkWays): string {
  const members = ['s: State', ...['at', ...carried.map((c) => c.name)].map((name) => `${name}: f32`)];
  const values = ['s', 's.n0', ...carried.map((c) => c.value)];
  return [
    `struct Walk { ${members.join(', ')} }`,
    `fn depart(s: State) -> Walk { return Walk(${values.join(', ')}); }`,
  ].join('\n');
}

function emitJump(model: NetworkModel, layout: JumpLayout, ways: NetworkWays): string {
  const { sequences } = model;
  const remembered = rememberedJumps(model);
  const counted = (column: string, amount: string) => `  next.s.${column} = before.s.${column} + ${amount};`;
  return [
    'fn jump(before: Walk, waiting: u32, choice: u32) -> Walk {',
    ...[...ways.prepare, 'let u = unit(choice);', ...ways.choose, 'var next = before;'].map((line) => `  ${line}`),
    `  next.at = ${ways.target};`,
    // opaque: the sum takes a rounded number, whatever the optimiser fuses
    `  next.s.t = add_to(before.s.t, opaque(exponential(waiting) * ${ways.meanWait}));`,
    '  let happens = under_way(next.s);',
    '  next.s.n0 = select(before.s.n0, next.at, happens);',
    counted('jumps', 'select(0.0, 1.0, happens)'),
    ...ways.take.map((line) => `  ${line}`),
    ...layout.currents.map((column, j) => counted(column, ways.weights[j]!)),
    ...(layout.entropy ? [`  next.s.entropy = add_to(before.s.entropy, select(0.0, ${ways.entropy}, happens));`] : []),
    ...(sequences.length > 0 ? [`  let code = ${ways.weights.at(-1)};`] : []),
    ...sequences.map((q, i) => counted(`q${i}`, `select(0.0, 1.0, ${completes(q, 'code', 'before.s')})`)),
    ...remembered.map(
      (name, i) =>
        `  next.s.${name} = select(before.s.${name}, ${i > 0 ? `before.s.${remembered[i - 1]}` : 'code'}, happens);`,
    ),
    '  return next;',
    '}',
  ].join('\n');
}

/** Emits `start`: a state drawn by the cumulative weights at the beginning of the table. */
export function emitNetworkStart(model: NetworkModel, layout: JumpLayout): string {
  return [
    'fn start(who: Trajectory) -> State {',
    '  let u = unit(random_words(who, 0u, p.purpose + 1u).x);',
    '  var n = 0.0;',
    `  for (var i = 0u; i < ${model.states.length - 1}u; i++) { n += select(0.0, 1.0, u > table[i]); }`,
    `  return ${emitFreshState(layout, () => 'n')};`,
    '}',
  ].join('\n');
}
