import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import { createWgslEmitter } from '../formula/wgsl.ts';
import type { EventsModel, StartValue } from '../model/jump.ts';
import { emitDraws, wordsOf } from './draws.ts';
import { linkDrivenKernel } from './driven-kernel.ts';
import { controlNumbers, controlOf, emitDrivenRates } from './driven-rates.ts';
import { type JumpKernel, type JumpKernelOptions, linkJumpKernel, sharedBlock } from './jump-kernel.ts';
import { createJumpLayout, emitFreshState, emitJumpState } from './jump-layout.ts';
import { uniformName } from './scope.ts';

type Emit = (formula: Formula) => string;

/** Words of an event's random block that its time leaves over, and its choice, where there is one. */
const spareWords = (model: EventsModel): string[] => [...(isChosen(model) ? [] : ['words.y']), 'words.z', 'words.w'];
const moreWords = ['more.x', 'more.y', 'more.z', 'more.w'];

/** Whether it takes a random number to tell what happens: which event, or whether at all. */
const isChosen = ({ events, controls }: EventsModel): boolean => events.length > 1 || controls.length > 0;

/** Events that a random block serves: two, one, or half of one. */
function eventsPerBlock(model: EventsModel): 2 | 1 | 0.5 {
  const drawn = Math.max(0, ...model.events.map((e) => wordsOf(e.draws)));
  const spare = spareWords(model).length;
  return drawn <= spare - 2 ? 2 : drawn <= spare ? 1 : 0.5;
}

/** Whether no rate depends on a variable, or on time: then the host knows them all, and cumulative rates are uniforms. */
export function hasFixedRates(model: EventsModel): boolean {
  return (
    model.controls.length === 0 &&
    model.events.every(({ rate }) => model.variables.every((v) => !rate.names.has(v.name)))
  );
}

/** A kernel for variables that change at events: their values are scalars, every formula is emitted. */
export function createEventsKernel(model: EventsModel, options: JumpKernelOptions): JumpKernel {
  const layout = createJumpLayout(model);
  const parameters = model.parameters.map((p) => p.id);
  const draws = model.events.flatMap((e) => e.draws);
  const emitter = createWgslEmitter({
    parameters,
    variables: {
      ...Object.fromEntries(model.variables.map((v, i) => [v.name, `s.n${i}`])),
      ...Object.fromEntries(model.controls.map((c, i) => [c.name, `h.c${i}`])),
      ...emitDraws(draws, [], 'draw_').variables,
    },
    slot: (i) => `p.${uniformName(i)}`,
  });
  const emit: Emit = (formula) => emitter.expression(formula);
  const fixed = hasFixedRates(model);
  const perBlock = eventsPerBlock(model);
  const code = [
    emitJumpState(layout),
    fixed ? emitFixedRates(model) : emitRates(model, emit),
    emitFire(model, fixed, perBlock, emit),
    'fn next_time(s: State) -> f32 { return 1e30; }',
    ...(model.controls.length > 0 ? [] : [emitWalk]),
    'fn on_time(w: Walk, t: f32) -> Walk { return w; }',
    [
      'fn start(who: Trajectory) -> State {',
      ...model.variables.flatMap(({ initial }, i) => emitStartValue(initial, i, emit)),
      `  return ${emitFreshState(layout, (n) => `start_${n}`)};`,
      '}',
    ].join('\n'),
  ];
  const hoisted = emitter.uniforms().map((u, i) => ({ name: uniformName(i), value: u.value }));
  const cumulative = fixed
    ? model.events.map((_, k) => ({
        name: `below_${k + 1}`,
        value: (values: Readonly<Record<string, number>>) =>
          model.events.slice(0, k + 1).reduce((sum, { rate }) => sum + rateAt(rate, parameters, values), 0),
      }))
    : [];
  const blockEvents =
    perBlock === 2
      ? sharedBlock
      : `fn block_events(w: Walk, who: Trajectory) -> Walk {
  return event(w, who, random_words(who, ${1 / perBlock}u * u32(w.s.block), p.purpose));
}`;
  const controls = model.controls.length;
  if (controls > 0)
    return linkDrivenKernel(
      layout,
      [...code, emitDrivenRates(controls)],
      controlNumbers(controls),
      hoisted,
      options,
      blockEvents,
    );
  return linkJumpKernel(layout, code, [...hoisted, ...cumulative], options, blockEvents);
}

const rateAt = (rate: Formula, names: readonly string[], values: Readonly<Record<string, number>>) =>
  compileFormula(rate, names)(...names.map((n) => values[n]!));

const emitWalk = 'struct Walk { s: State }\nfn depart(s: State) -> Walk { return Walk(s); }';

/** The host has checked these rates. */
const emitFixedRates = (model: EventsModel): string =>
  [
    `fn exit_rate(w: Walk) -> f32 { return p.below_${model.events.length}; }`,
    'fn faulty(w: Walk) -> bool { return false; }',
  ].join('\n');

function emitRates(model: EventsModel, emit: Emit): string {
  const { given, taken } = controlOf(model);
  const all = (of: (k: number) => string, operator: string) => model.events.map((_, k) => of(k)).join(operator);
  return [
    ...model.events.map(({ rate }, k) => `fn a${k}(s: State${taken}) -> f32 { return ${emit(rate)}; }`),
    `fn exit_rate(w: Walk${taken}) -> f32 { return ${all((k) => `a${k}(w.s${given})`, ' + ')}; }`,
    'fn bad_rate(a: f32) -> bool { return (a < 0.0) | ((bitcast<u32>(a) & 0x7fffffffu) >= 0x7f800000u); }',
    `fn faulty(w: Walk${taken}) -> bool { return ${all((k) => `bad_rate(a${k}(w.s${given}))`, ' | ')}; }`,
  ].join('\n');
}

/** Emits `fire`: event k happens when u lies between the cumulative rates below and up to it; its formulas see the state before. */
function emitFire(model: EventsModel, fixed: boolean, perBlock: number, emit: Emit): string {
  const last = model.events.length - 1;
  const { given, taken } = controlOf(model);
  const lines = [
    `fn fire(w: Walk, u: f32${taken}, who: Trajectory, words: vec4<u32>) -> Walk {`,
    '  let s = w.s;',
    '  var next = s;',
  ];
  if (perBlock < 1) lines.push('  let more = random_words(who, 2u * u32(s.block) + 1u, p.purpose);');
  if (!fixed)
    model.events.forEach((_, k) => {
      lines.push(`  let below_${k + 1} = ${k === 0 ? '' : `below_${k} + `}a${k}(s${given});`);
    });
  const below = (k: number) => `${fixed ? 'p.' : ''}below_${k}`;
  model.currents.forEach((_, j) => {
    lines.push(`  var g${j} = 0.0;`);
  });
  model.events.forEach(({ set, draws }, k) => {
    // the last event takes what rounding leaves above the sum
    const limits = [...(k > 0 ? [`(u > ${below(k)})`] : []), ...(k < last ? [`(u <= ${below(k + 1)})`] : [])];
    const assigned = [
      ...set.map((f, i) => [`next.n${i}`, f] as const),
      ...model.currents.map(({ added }, j) => [`g${j}`, added[k]!] as const),
    ];
    lines.push('  {', ...emitDraws(draws, [...spareWords(model), ...moreWords], 'draw_').lines);
    lines.push(`  let chosen = ${limits.join(' & ') || 'true'};`);
    for (const [target, f] of assigned) if (f) lines.push(`  ${target} = select(${target}, ${emit(f)}, chosen);`);
    lines.push('  }');
  });
  model.currents.forEach((_, j) => {
    lines.push(`  next.j${j} = add_to(s.j${j}, g${j});`);
  });
  lines.push('  return Walk(next);', '}');
  return lines.join('\n');
}

/** Emits the value of variable i at the start, with a random block of its own where it is drawn. */
function emitStartValue(initial: StartValue, i: number, emit: Emit): string[] {
  const value = (text: string) => [`  let start_n${i} = ${text};`];
  if (initial.law === 'fixed') return value(emit(initial.value));
  const words = `  let r${i} = random_words(who, ${i}u, p.purpose + 1u);`;
  if (initial.law === 'exponential')
    return [words, ...value(`${emit(initial.mean)} * exponential_fine(r${i}.x, r${i}.y)`)];
  if (initial.law === 'uniform') {
    const [from, to] = [emit(initial.from), emit(initial.to)];
    return [words, ...value(`${from} + unit(r${i}.x) * (${to} - ${from})`)];
  }
  return [
    words,
    ...value(`${emit(initial.mean)} + sqrt(${emit(initial.variance)}) * normals_fine(r${i}.x, r${i}.y, r${i}.z).x`),
  ];
}
