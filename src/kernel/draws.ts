import type { DrawName } from '../model/draws.ts';

const isNormal = (draw: DrawName) => draw.startsWith('normal');

/** Random words that these draws take: two for the normals, which come in pairs, one for each of the others. */
export const wordsOf = (draws: readonly DrawName[]): number =>
  (draws.some(isNormal) ? 2 : 0) + draws.filter((d) => !isNormal(d)).length;

/** Draws made from random words: statements, and the WGSL name of each draw, as `createWgslEmitter` takes variables. */
export interface EmittedDraws {
  readonly lines: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Emits the draws of one event.
 *
 * @param words WGSL of `wordsOf(draws)` or more independent u32: the normals take the first two
 * @param prefix begins every name that is emitted
 */
export function emitDraws(draws: readonly DrawName[], words: readonly string[], prefix: string): EmittedDraws {
  const normals = draws.some(isNormal);
  const lines = normals ? [`  let ${prefix}normals = normals(${words[0]}, ${words[1]});`] : [];
  const variables: Record<string, string> = {};
  let next = normals ? 2 : 0;
  for (const draw of draws) {
    if (isNormal(draw)) {
      variables[draw] = `${prefix}normals.${draw === 'normal' ? 'x' : 'y'}`;
      continue;
    }
    const word = words[next++];
    lines.push(`  let ${prefix}${draw} = ${draw.startsWith('uniform') ? `unit(${word})` : `exponential(${word})`};`);
    variables[draw] = `${prefix}${draw}`;
  }
  return { lines, variables };
}
