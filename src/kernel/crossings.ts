import type { LangevinModel } from '../model/langevin.ts';
import { createMotion } from './motion.ts';
import type { Scope } from './scope.ts';

/** Draws of passage p come from a stream of its own: word 3 of the counter lies so far above that of the steps, and 4p further. */
const passageStream = 32;

/** A crossing and return within a step is less probable than e^−20 where the exponent is larger. */
const farExponent = 20;

/**
 * Emits `fn watch(f: Flow, g: Flow, who: Trajectory, n: u32, now: f32, h: Control) -> Flow`: g with the times of first passage during step n, which
 * went from f, at the time `now`, to g.
 *
 * Overdamped: within a step of spread σ the path is a Brownian bridge between distances a and b from the level. It meets the level with
 * probability e^{−2ab/σ²} where both ends lie on the same side (a Brownian walker: e^{−ab/(D dt)}), for certain where not; the part τ of the step that it takes is
 * such that τ/(1 − τ) has the inverse Gaussian law of mean |a/b| and shape a²/σ², drawn as J. R. Michael, W. R. Schucany and R. W. Haas do (Am. Stat. 30,
 * 88 (1976)). First passages of free diffusion are thus exact at any dt; with drift the error is of first order in dt, without the bridge it were √dt
 * (E. Gobet, Stoch. Process. Appl. 87, 167 (2000)).
 *
 * Underdamped: paths are smooth, so a straight line between both ends will do.
 */
export function emitCrossings(model: LangevinModel, scope: Scope): string {
  const driven = model.controls.length > 0;
  const underdamped = model.dynamics === 'underdamped';
  const from = model.coordinates.map((_, d) => `x${d}`);
  const locals = [...from, ...model.discrete.map((_, k) => `n${k}`)].map((v) => `  let ${v} = f.${v};`);
  const spread = underdamped ? null : createMotion(model, scope, 'ito').spread;
  const time = (part: string) => `now + ${scope.constant('dt')} * ${part}`;
  const each = spread
    ? bridges(model, scope, { time, spread: (d) => spread(d, from) })
    : model.passages.flatMap(({ coordinate: d, level }, p) => [
        '  {',
        `    let a = ${scope.constant(level.text)} - f.x${d};`,
        `    let b = ${scope.constant(level.text)} - g.x${d};`,
        `    next.hit${p} = select(g.hit${p}, ${time('(a / (a - b))')}, g.hit${p} < 0.0 && a * b <= 0.0 && a != b);`,
        '  }',
      ]);
  return [
    ...(underdamped ? [] : [meeting]),
    `fn watch(f: Flow, g: Flow, who: Trajectory, n: u32, now: f32${driven ? ', h: Control' : ''}) -> Flow {`,
    ...locals,
    '  var next = g;',
    ...each,
    '  return next;',
    '}',
  ].join('\n');
}

/** One passage after the other, in a loop: a branch for each in every step makes software adapters follow each way through all of them. */
function bridges(
  { passages }: LangevinModel,
  scope: Scope,
  { time, spread }: { time: (part: string) => string; spread: (coordinate: number) => string },
): string[] {
  const ofPassage = (text: (passage: LangevinModel['passages'][number], p: number) => string) => {
    const texts = passages.map(text);
    return texts.every((t) => t === texts[0])
      ? texts[0]!
      : texts.reduce((others, t, p) => `select(${others}, ${t}, k == ${p}u)`);
  };
  return [
    `  for (var k = 0u; k < ${passages.length}u; k++) {`,
    `    let hit = ${ofPassage((_, p) => `g.hit${p}`)};`,
    `    let level = ${ofPassage(({ level }) => scope.constant(level.text))};`,
    `    let a = level - ${ofPassage(({ coordinate: d }) => `f.x${d}`)};`,
    `    let b = level - ${ofPassage(({ coordinate: d }) => `g.x${d}`)};`,
    `    let sigma = ${ofPassage(({ coordinate: d }) => spread(d))};`,
    '    let v = sigma * sigma;',
    '    let c = a * b;',
    `    if (hit < 0.0 && 2.0 * c < ${farExponent}.0 * v) {`,
    `      let r = random_words(who, n, p.purpose + ${passageStream}u + 4u * k);`,
    '      let met = c <= 0.0 || m_log(unit(r.x)) * v <= -2.0 * c;',
    `      let moment = select(hit, ${time('meeting(a, b, v, r)')}, met);`,
    ...passages.map((_, p) => `      next.hit${p} = select(next.hit${p}, moment, k == ${p}u);`),
    '    }',
    '  }',
  ];
}

/** The part of a step of variance v after which a bridge between distances a and b first meets the level, given that it does. */
const meeting = `fn meeting(a: f32, b: f32, v: f32, r: vec4<u32>) -> f32 {
  let z = normals(r.z, r.w).x;
  let y = z * z * v;
  let ab = abs(a * b);
  // |ab| times the larger root of the inverse Gaussian's quadratic equation, in units of its mean
  let q = max(ab + 0.5 * y + sqrt(y * (ab + 0.25 * y)), 1e-30);
  return select(q / (q + b * b), a * a / (a * a + q), unit(r.y) * (q + ab) <= q);
}`;
