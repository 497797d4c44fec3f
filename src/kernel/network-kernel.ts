import { compileFormula } from '../formula/evaluate.ts';
import type { NetworkModel } from '../model/jump.ts';
import { type JumpKernel, type JumpKernelOptions, linkJumpKernel } from './jump-kernel.ts';
import { createJumpLayout, emitFreshState, emitJumpState } from './jump-layout.ts';

/** Rates of a network's channels for given parameter values. */
export function channelRates(model: NetworkModel, parameters: Readonly<Record<string, number>>): number[] {
  const names = model.parameters.map((p) => p.id);
  return model.channels.map((c) => compileFormula(c.propensity, names)(...names.map((n) => parameters[n]!)));
}

/** Numbers in the table before the rows of the states: the start's cumulative weights. */
const rowsBegin = (model: NetworkModel) => model.states.length;

/** Most transitions that leave one state. */
function outDegree(model: NetworkModel): number {
  return Math.max(...model.states.map((_, s) => model.channels.filter((c) => c.reactants[s]! > 0).length));
}

/** Numbers for each way out: cumulative rate, target, entropy, then the weight in each current. */
const slotWidth = (model: NetworkModel) => 3 + model.currents.length;

/**
 * The table of a network kernel: cumulative start weights, then for each state its exit rate and its ways out, padded with ways that
 * are never taken. Entropy is ln(w/w′) of the channel and its reverse.
 */
export function networkTable(model: NetworkModel, rates: readonly number[], start: readonly number[]): Float64Array {
  const degree = outDegree(model);
  const width = 1 + degree * slotWidth(model);
  const table = new Float64Array(rowsBegin(model) + model.states.length * width);
  let below = 0;
  const total = start.reduce((a, b) => a + b, 0);
  start.forEach((w, s) => {
    below += w / total;
    table[s] = s === start.length - 1 ? 1 : below;
  });
  model.states.forEach((_, s) => {
    const row = rowsBegin(model) + s * width;
    const ways = model.channels.map((c, i) => ({ ...c, i })).filter((c) => c.reactants[s]! > 0);
    let cumulative = 0;
    for (let k = 0; k < degree; k++) {
      const at = row + 1 + k * slotWidth(model);
      const way = ways[k];
      cumulative += way ? rates[way.i]! : 0;
      table[at] = cumulative;
      table[at + 1] = way ? way.change.indexOf(1) : s;
      table[at + 2] = way && way.reverse !== null ? Math.log(rates[way.i]! / rates[way.reverse]!) : 0;
      model.currents.forEach((c, j) => {
        table[at + 3 + j] = way ? c.weights[way.i]! : 0;
      });
    }
    table[row] = cumulative;
  });
  return table;
}

/** A kernel for a Markov network: per-lane look-ups in one table. */
export function createNetworkKernel(model: NetworkModel, options: JumpKernelOptions): JumpKernel {
  const layout = createJumpLayout(model);
  const slot = slotWidth(model);
  const degree = outDegree(model);
  const width = 1 + degree * slot;
  const begin = rowsBegin(model);
  const passed = Array.from({ length: degree - 1 }, (_, k) => `select(0u, 1u, u > table[row + ${1 + k * slot}u])`);
  const code = [
    emitJumpState(layout),
    `fn row_of(s: State) -> u32 { return ${begin}u + u32(s.n0) * ${width}u; }`,
    'fn exit_rate(s: State) -> f32 { return table[row_of(s)]; }',
    'fn faulty(s: State) -> bool { return false; }', // the host has checked the table
    'fn next_time(s: State) -> f32 { return 1e30; }',
    'fn on_time(s: State, t: f32) -> State { return s; }',
    [
      'fn fire(s: State, u: f32, who: Trajectory, words: vec4<u32>) -> State {',
      '  let row = row_of(s);',
      `  let way = row + 1u + ${slot}u * (${passed.join(' + ') || '0u'});`,
      '  var next = s;',
      '  next.n0 = table[way + 1u];',
      ...layout.currents.map((c, j) => `  next.${c} += table[way + ${3 + j}u];`),
      ...(layout.entropy ? ['  next.entropy = add_to(s.entropy, table[way + 2u]);'] : []),
      ...model.sequences.map(({ states: [a, b, c] }, i) => {
        const seen = `s.previous == ${a}.0 && s.n0 == ${b}.0 && next.n0 == ${c}.0`;
        return `  next.q${i} += select(0.0, 1.0, ${seen});`;
      }),
      ...(model.sequences.length > 0 ? ['  next.previous = s.n0;'] : []),
      '  return next;',
      '}',
    ].join('\n'),
    [
      'fn start(who: Trajectory) -> State {',
      '  let u = unit(random_words(who, 0u, p.purpose + 1u).x);',
      '  var n = 0.0;',
      `  for (var i = 0u; i < ${model.states.length - 1}u; i++) { n += select(0.0, 1.0, u > table[i]); }`,
      `  return ${emitFreshState(layout, () => 'n')};`,
      '}',
    ].join('\n'),
  ];
  return linkJumpKernel(layout, code, [], options);
}
