import type { LangevinModel } from '../model/langevin.ts';
import { emitDraws, wordsOf } from './draws.ts';
import { drawPrefix, type Scope } from './scope.ts';

/** Draws of events come from streams of their own: word 3 of the counter lies so far above that of the steps. */
const eventStream = 16;

/** WGSL of `count` random words from word `first` of the blocks `r0`, `r1` … on. */
export const wordsFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `r${(first + i) >> 2}.${'xyzw'[(first + i) & 3]}`);

/** Statements that draw blocks `r0`, `r1` … for the trajectory `who`, from the given number on. */
export const drawBlocks = (count: number, first: string): string[] =>
  Array.from(
    { length: count },
    (_, b) => `  let r${b} = random_words(who, ${first} + ${b}u, p.purpose + ${eventStream}u);`,
  );

/** Random blocks of the start, which come first: one word for the wait, then the draws of discrete variables. */
export function startBlocks(model: LangevinModel): number {
  const words = model.discrete.reduce((sum, { draws }) => sum + wordsOf(draws), model.events.length > 0 ? 1 : 0);
  return Math.ceil(words / 4);
}

/** Random blocks of an event: two words for the next wait and the choice of the event, then its draws. */
export const eventBlocks = ({ events }: LangevinModel): number =>
  Math.ceil((2 + Math.max(...events.map(({ draws }) => wordsOf(draws)))) / 4);

/** Statements that define `n0`, `n1` … and `wait` at the start of the trajectory `who`. */
export function emitEventStart(model: LangevinModel, scope: Scope): string[] {
  let used = model.events.length > 0 ? 1 : 0;
  const states = model.discrete.flatMap(({ initial, draws }, k) => {
    const words = wordsFrom(used, wordsOf(draws));
    used += words.length;
    return drawnInto(`n${k}`, emitDraws(draws, words, drawPrefix).lines, scope.emit(initial));
  });
  const wait = model.events.length > 0 ? ['  let wait = exponential(r0.x);'] : [];
  return [...drawBlocks(startBlocks(model), '0u'), ...wait, ...states];
}

/** Statements that define `n0`, `n1` … with every draw at its median: for a start that needs the potential at one value of them. */
export function emitMedianStates(model: LangevinModel, scope: Scope): string[] {
  const medians = [
    `  let ${drawPrefix}normals = vec2<f32>(0.0, 0.0);`,
    ...['', '2'].flatMap((which) => [
      `  let ${drawPrefix}uniform${which} = 0.5;`,
      `  let ${drawPrefix}exponential${which} = ${Math.LN2};`,
    ]),
  ];
  return model.discrete.flatMap(({ initial, draws }, k) =>
    drawnInto(`n${k}`, draws.length > 0 ? medians : [], scope.emit(initial)),
  );
}

/** A block of its own for the draws of a variable, since others use the same names. */
const drawnInto = (name: string, draws: readonly string[], value: string): string[] =>
  draws.length === 0
    ? [`  let ${name} = ${value};`]
    : [`  var ${name} = 0.0;`, '  {', ...draws, `  ${name} = ${value};`, '  }'];
