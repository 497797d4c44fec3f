import type { LangevinModel } from '../model/langevin.ts';
import { emitDraws, wordsOf } from './draws.ts';
import { drawBlocks, eventBlocks, startBlocks, wordsFrom } from './event-start.ts';
import type { Layout } from './layout.ts';
import { drawPrefix, type Scope } from './scope.ts';

/** Events of one part of a step at most; more are a fault, −1. */
const mostEvents = 64;

/**
 * Emits the events of a model.
 *
 * Between events the hazard ∫R dt, R the sum of all rates, uses up `wait`, which begins at an exponential number of mean 1 (and has a second word, `rest`, because
 * rare events use it up in millions of parts, each of which would be rounded alike); when it falls below zero an
 * event happens, event k with probability R_k/R. Jumps and diffusion take turns, half a step of jumps first and last (Strang's splitting, SIAM J.
 * Numer. Anal. 5, 506 (1968)): of second order where the integrator is. Jumps alone are exact, what is left of their part of a step after an event
 * being counted at the new rate.
 *
 * - `struct Struck { f: Flow, o: Origin }`: an event that sets a coordinate begins a new origin there
 * - `strike(f, o, who, part, now, g, h) -> Struck`: jumps for the time `part` at the time `now` of the process, with rates at the controls h; those in force
 *   are g
 * - `between(a, b)`: controls halfway between two
 */
export function emitEvents(model: LangevinModel, layout: Layout, scope: Scope): string {
  const { dimension, underdamped } = layout;
  const driven = model.controls.length > 0;
  const xs = Array.from({ length: dimension }, (_, d) => `x${d}`);
  const vs = underdamped ? xs.map((_, d) => `v${d}`) : [];
  const ns = model.discrete.map((_, k) => `n${k}`);
  const variables = [...xs, ...vs, ...ns];
  const control = driven ? ['g: Control', 'h: Control'] : [];
  const call = (flow: string) => [...variables.map((v) => `${flow}.${v}`), ...(driven ? ['h'] : [])].join(', ');
  const signature = [...variables.map((v) => `${v}: f32`), ...(driven ? ['h: Control'] : [])].join(', ');
  const locals = variables.map((v) => `  let ${v} = f.${v};`);
  const rates = model.events.map(({ rate }, k) => `fn rate_${k}(${signature}) -> f32 { return ${scope.emit(rate)}; }`);
  const sum = (flow: string) => model.events.map((_, k) => `rate_${k}(${call(flow)})`).join(' + ');
  const last = model.events.length - 1;
  const chosen = (k: number) => [...(k > 0 ? [`u > s${k - 1}`] : []), ...(k < last ? [`u <= s${k}`] : [])].join(' && ');

  const happen = model.events.flatMap(({ set, draws, counted }, k) => {
    const values = set.flatMap((formula, i) => (formula ? [{ name: variables[i]!, text: scope.emit(formula) }] : []));
    return [
      k === 0 && last === 0 ? '  {' : `  if (${chosen(k)}) {`,
      ...emitDraws(draws, wordsFrom(2, wordsOf(draws)), drawPrefix).lines,
      ...values.map(({ name, text }) => `  let to_${name} = ${text};`),
      ...values.flatMap(({ name }) => [
        `  c.${name} = to_${name};`,
        ...(xs.includes(name) ? [`  q.${name} = to_${name};`, `  c.d${name.slice(1)} = 0.0;`] : []),
      ]),
      ...(counted === null ? [] : [`  c.count${k} = f.count${k} + 1.0;`]),
      '  }',
    ];
  });
  const isSet = (variable: number) => model.events.some(({ set }) => set[variable]);
  const leaps = model.passages.flatMap(({ coordinate: d, level }, p) =>
    isSet(d)
      ? [
          `  let over${p} = (${scope.constant(level.text)} - x${d}) * (${scope.constant(level.text)} - c.x${d}) <= 0.0;`,
          `  c.hit${p} = select(f.hit${p}, now, f.hit${p} < 0.0 && over${p});`,
        ]
      : [],
  );
  const at = (flow: string) =>
    `potential(${scope.call(
      xs.map((x) => `${flow}.${x}`),
      'g',
      ns.map((n) => `${flow}.${n}`),
    )})`;
  const kinetic = model.coordinates.flatMap(({ mass }, d) =>
    mass && isSet(dimension + d)
      ? [`${scope.constant(`(${mass.text})/2`)} * ((c.v${d} - v${d}) * (c.v${d} + v${d}))`]
      : [],
  );
  // an integral ∫ g ∘ dx takes in the jump of x, with the mean of g before and after
  const along = (c: number, d: number) => {
    const field = (flow: string) =>
      `current_${c}_${d}(${scope.call(
        xs.map((x) => `${flow}.${x}`),
        'h',
        ns.map((n) => `${flow}.${n}`),
      )})`;
    return `0.5 * (${field('f')} + ${field('c')}) * (c.x${d} - x${d})`;
  };
  const currents = model.currents.flatMap(({ fields }, c) => {
    const terms = fields.flatMap((field, d) => (field && isSet(d) ? [along(c, d)] : []));
    return terms.length > 0 ? [`  c.c${c} = f.c${c} + ${terms.join(' + ')};`] : [];
  });
  const work = layout.measureWork ? [`  c.w = f.w + (${[`${at('c')} - ${at('f')}`, ...kinetic].join(' + ')});`] : [];

  const faults = model.events.reduceRight((other, _, k) => `select(${other}, ${k + 1}.0, no_rate(a${k}))`, '0.0');
  const head = (name: string, more: string[]) =>
    `fn ${name}(${['f: Flow', 'o: Origin', 'who: Trajectory', ...more, 'now: f32', ...control].join(', ')}) -> Struck {`;
  return [
    'struct Struck { f: Flow, o: Origin }',
    'fn no_rate(a: f32) -> bool { return (a < 0.0) | ((bitcast<u32>(a) & 0x7fffffffu) >= 0x7f800000u); }',
    ...rates,
    ...(driven ? [emitBetween(model)] : []),
    head('fire', []),
    ...locals,
    ...drawBlocks(eventBlocks(model), `${startBlocks(model)}u + u32(f.fired) * ${eventBlocks(model)}u`),
    ...model.events.map((_, k) => `  let s${k} = ${k > 0 ? `s${k - 1} + ` : ''}rate_${k}(${call('f')});`),
    `  let u = unit(r0.y) * s${last};`,
    '  var c = f;',
    '  var q = o;',
    ...happen,
    ...leaps,
    ...currents,
    ...work,
    '  c.fired = f.fired + 1.0;',
    `  c.wait = (f.wait + f.rest) * ((${sum('c')}) / s${last}) + exponential(r0.x);`,
    '  c.rest = 0.0;',
    '  return Struck(c, q);',
    '}',
    head('strike', ['part: f32']),
    ...model.events.map((_, k) => `  let a${k} = rate_${k}(${call('f')});`),
    `  let fault = ${faults};`,
    `  let rate = ${model.events.map((_, k) => `a${k}`).join(' + ')};`,
    '  var c = f;',
    '  let left = take_from(Sum(f.wait, f.rest), rate * part);',
    '  c.wait = select(left.hi, f.wait, fault != 0.0);',
    '  c.rest = select(left.lo, f.rest, fault != 0.0);',
    '  if (fault != 0.0 && f.fault == 0.0) {',
    '    c.fault = fault;',
    '    c.fault_time = now;',
    ...xs.map((x) => `    c.fault_${x} = f.${x};`),
    '  }',
    '  var next = Struck(c, o);',
    `  for (var i = 0u; i < ${mostEvents}u && next.f.wait < 0.0; i++) {`,
    `    next = fire(next.f, next.o, who, now${driven ? ', g, h' : ''});`,
    '  }',
    '  if (next.f.wait < 0.0 && next.f.fault == 0.0) { next.f.fault = -1.0; }',
    '  return next;',
    '}',
  ].join('\n');
}

function emitBetween({ controls }: LangevinModel): string {
  const middle = controls.map((_, c) => `0.5 * (a.c${c} + b.c${c})`).join(', ');
  return `fn between(a: Control, b: Control) -> Control { return Control(${middle}); }`;
}
