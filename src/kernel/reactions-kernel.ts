import { createWgslEmitter } from '../formula/wgsl.ts';
import type { ReactionsModel } from '../model/jump.ts';
import { linkDrivenKernel } from './driven-kernel.ts';
import { controlNumbers, controlOf, emitDrivenRates } from './driven-rates.ts';
import { type JumpKernel, type JumpKernelOptions, linkJumpKernel } from './jump-kernel.ts';
import { createJumpLayout, emitFreshState, emitJumpState, type JumpLayout } from './jump-layout.ts';
import { needsTooMany } from './needs-too-many.ts';
import { uniformName } from './scope.ts';

type Emit = (formula: ReactionsModel['channels'][number]['propensity']) => string;

/** A kernel for a reaction network: propensities and stoichiometry are emitted, populations are scalars. */
export function createReactionsKernel(model: ReactionsModel, options: JumpKernelOptions): JumpKernel {
  const layout = createJumpLayout(model);
  const parameters = model.parameters.map((p) => p.id);
  const emitter = createWgslEmitter({
    parameters,
    variables: {
      ...Object.fromEntries(model.species.map((s, i) => [s.name, `s.n${i}`])),
      ...Object.fromEntries(model.controls.map((c, i) => [c.name, `h.c${i}`])),
    },
    slot: (i) => `p.${uniformName(i)}`,
  });
  const emit: Emit = (formula) => emitter.expression(formula);
  const drawn = model.species.flatMap(({ initial }, i) => (initial.law === 'fixed' ? [] : [i]));
  const population = (i: number) => {
    const { initial } = model.species[i]!;
    return initial.law === 'fixed'
      ? emit(initial.value)
      : `drawn(who, ${i}u, p.start_low_${i}, p.start_row_${i}, p.start_size_${i})`;
  };
  const controls = model.controls.length;
  const code = [
    emitJumpState(layout),
    ...model.channels.map((_, k) => emitPropensity(model, k, emit)),
    emitRates(model),
    ...(controls > 0 ? [emitDrivenRates(controls)] : []),
    emitFaulty(model, emit),
    emitFire(model, layout),
    emitEvents(model, emit),
    ...(drawn.length > 0 ? [emitDrawn] : []),
    `fn start(who: Trajectory) -> State {\n  return armed(${emitFreshState(layout, (n) => population(Number(n.slice(1))))});\n}`,
  ];
  const hoisted = emitter.uniforms().map((u, i) => ({ name: uniformName(i), value: u.value }));
  const starts = drawn.flatMap((i) => [`start_low_${i}`, `start_row_${i}`, `start_size_${i}`]);
  const startUniforms = starts.map((name) => ({
    name,
    value: (_: Readonly<Record<string, number>>, start: Readonly<Record<string, number>>) => start[name]!,
  }));
  const own = [...hoisted, ...startUniforms];
  if (controls > 0) return linkDrivenKernel(layout, code, controlNumbers(controls), own, options);
  return linkJumpKernel(layout, code, own, options);
}

/** A population drawn by inversion: `size` cumulative probabilities from `row` of the table, the first belonging to `low`. */
const emitDrawn = `fn drawn(who: Trajectory, species: u32, low: f32, row: f32, size: f32) -> f32 {
  let u = unit(random_words(who, species, p.purpose + 1u).x);
  var n = low;
  for (var i = 0u; i < u32(size); i++) { n += select(0.0, 1.0, u > table[u32(row) + i]); }
  return n;
}`;

/** A channel's propensity, zero where there are too few individuals for it. */
function emitPropensity(model: ReactionsModel, k: number, emit: Emit): string {
  const short = shortOf(model.channels[k]!);
  const value = emit(model.channels[k]!.propensity);
  return `fn a${k}(s: State${controlOf(model).taken}) -> f32 { return ${short ? `select(${value}, 0.0, ${short})` : value}; }`;
}

/** Whether there are too few individuals for a channel; empty where it needs none. */
function shortOf({ reactants }: ReactionsModel['channels'][number]): string {
  return reactants.flatMap((m, s) => (m > 0 ? [`(s.n${s} < ${m}.0)`] : [])).join(' | ');
}

/** Emits `Rates`, all propensities of a state, `rates` and `exit_rate`, their sum. */
function emitRates(model: ReactionsModel): string {
  const { given, taken } = controlOf(model);
  const each = (of: (k: number) => string, between = ', ') => model.channels.map((_, k) => of(k)).join(between);
  const sum = each((k) => `a.a${k}`, ' + ');
  return [
    `struct Rates { ${each((k) => `a${k}: f32`)} }`,
    `fn rates(s: State${taken}) -> Rates { return Rates(${each((k) => `a${k}(s${given})`)}); }`,
    ...(given ? [] : [carriedRates]),
    `fn exit_rate(w: Walk${taken}) -> f32 {\n  let a = ${ratesOf(model)};\n  return ${sum};\n}`,
  ].join('\n');
}

/** Rates that stay between events are carried along: those that an event has worked out for its entropy serve the next one. */
const carriedRates = `struct Walk { s: State, a: Rates }
fn depart(s: State) -> Walk { return Walk(s, rates(s)); }`;

/** The rates where a walk is. */
const ratesOf = ({ controls }: ReactionsModel): string => (controls.length > 0 ? 'rates(w.s, h)' : 'w.a');

/**
 * Emits `fire`: channel k fires when u lies between the cumulative propensities below and up to it. The
 * entropy of the event is ln[a_k(n)/a_k′(n + ν_k)] with k′ its reverse.
 */
function emitFire(model: ReactionsModel, layout: JumpLayout): string {
  const last = model.channels.length - 1;
  const { given, taken } = controlOf(model);
  const lines = [
    `fn fire(w: Walk, u: f32${taken}, who: Trajectory, words: vec4<u32>) -> Walk {`,
    '  let s = w.s;',
    `  let a = ${ratesOf(model)};`,
    '  var next = s;',
  ];
  model.channels.forEach((_, k) => {
    lines.push(`  let c${k} = ${k === 0 ? '' : `c${k - 1} + `}a.a${k};`);
  });
  // the last channel takes what rounding leaves above the sum
  const chosen = (k: number) =>
    [...(k > 0 ? [`(u > c${k - 1})`] : []), ...(k < last ? [`(u <= c${k})`] : [])].join(' & ') || 'true';
  model.channels.forEach((_, k) => {
    lines.push(`  let fires${k} = ${chosen(k)};`);
  });
  const pick = (values: readonly (string | null)[]) =>
    values.flatMap((v, k) => (v === null ? [] : [`select(0.0, ${v}, fires${k})`])).join(' + ');
  model.species.forEach((_, i) => {
    const change = pick(model.channels.map((c) => (c.change[i] ? `${c.change[i]}.0` : null)));
    if (change) lines.push(`  next.n${i} = s.n${i} + ${change};`);
  });
  layout.currents.forEach((name, j) => {
    const weight = pick(
      model.channels.map((_, k) => (model.currents[j]!.weights[k] ? `${model.currents[j]!.weights[k]}.0` : null)),
    );
    if (weight) lines.push(`  next.${name} = s.${name} + ${weight};`);
  });
  if (layout.entropy) {
    lines.push(`  let b = rates(next${given});`);
    lines.push(`  let forward = ${pick(model.channels.map((_, k) => `a.a${k}`))};`);
    lines.push(`  let backward = ${pick(model.channels.map((c) => `b.a${c.reverse}`))};`);
    lines.push('  next.entropy = add_to(s.entropy, m_log(forward / backward));');
  }
  lines.push('  return depart(settle(next));', '}');
  return lines.join('\n');
}

/**
 * Emits `settle` (state-triggered changes: when a condition turns true its assignments are made at once, then it is looked at
 * again), `armed` (at the start a condition that holds already has not turned true), `next_time` and `on_time`.
 */
function emitEvents(model: ReactionsModel, emit: Emit): string {
  const assign = (set: ReactionsModel['events'][number]['set'], when: string) => {
    const values = set.flatMap((f, i) => (f ? [[i, emit(f)] as const] : []));
    return [
      ...values.map(([i, value], v) => `  let v${i}_${v} = ${value};`),
      `  if (${when}) {`,
      ...values.map(([i], v) => `    s.n${i} = v${i}_${v};`),
      '  }',
    ];
  };
  const settle = model.events.flatMap((event, e) =>
    event.trigger
      ? [
          '  {',
          ...assign(event.set, `(${emit(event.trigger)}) != 0.0 && s.was${e} == 0.0`),
          `  s.was${e} = select(0.0, 1.0, (${emit(event.trigger)}) != 0.0);`,
          '  }',
        ]
      : [],
  );
  const armed = model.events.flatMap((event, e) =>
    event.trigger ? [`  s.was${e} = select(0.0, 1.0, (${emit(event.trigger)}) != 0.0);`] : [],
  );
  const timed = model.events.filter((event) => event.at);
  const times = timed.map((event) => emit(event.at!));
  const changes = timed.flatMap((event, i) => ['  {', ...assign(event.set, `t == ${times[i]}`), '  }']);
  return [
    ['fn armed(before: State) -> State {', '  var s = before;', ...armed, '  return s;', '}'].join('\n'),
    ['fn settle(before: State) -> State {', '  var s = before;', ...settle, '  return s;', '}'].join('\n'),
    [
      'fn next_time(s: State) -> f32 {',
      '  var t = 1e30;',
      ...times.map((T) => `  if (${T} > s.t.hi) { t = min(t, ${T}); }`),
      '  return t;',
      '}',
    ].join('\n'),
    [
      'fn on_time(w: Walk, t: f32) -> Walk {',
      ...(changes.length > 0 ? ['  var s = w.s;', ...changes, '  return depart(settle(s));'] : ['  return w;']),
      '}',
    ].join('\n'),
  ].join('\n');
}

/** Emits `faulty`: whether any propensity is negative, infinite or not a number, told by its bits, or needs more than there is. */
function emitFaulty(model: ReactionsModel, emit: Emit): string {
  const bad = [
    ...model.channels.map((_, k) => `bad_rate(a.a${k})`),
    ...model.channels.flatMap((c) =>
      needsTooMany(c, model) ? [`((${shortOf(c)}) & (abs(${emit(c.propensity)}) > 0.0))`] : [],
    ),
  ].join(' | ');
  return [
    'fn bad_rate(a: f32) -> bool { return (a < 0.0) | ((bitcast<u32>(a) & 0x7fffffffu) >= 0x7f800000u); }',
    `fn faulty(w: Walk${controlOf(model).taken}) -> bool {\n  let s = w.s;\n  let a = ${ratesOf(model)};\n  return ${bad};\n}`,
  ].join('\n');
}
