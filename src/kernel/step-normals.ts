/** Random blocks of four normals and steps that make one group: the fewest that leave none unused, an even number of steps. */
export function groupShape(dimension: number): { steps: number; blocks: number } {
  const steps = dimension % 2 === 1 ? 4 : 2;
  return { steps, blocks: (steps * dimension) / 4 };
}

/** The normals of one group of steps. */
export interface StepNormals {
  readonly steps: number;
  /** Statements that draw them for the trajectory `who`. */
  readonly lines: readonly string[];
  /** The normals of step j, one a coordinate. */
  readonly of: (j: number) => string[];
}

/**
 * Emits the normals of a group of steps; coarse steps, of twice the length, use the normalised sum of two adjacent ones.
 *
 * @param group WGSL of the group's number
 */
export function emitStepNormals(dimension: number, coarse: boolean, group: string): StepNormals {
  const { steps, blocks } = groupShape(dimension);
  const lines: string[] = [];
  const normals: string[] = [];
  for (let b = 0; b < blocks; b++) {
    lines.push(`  let r${b} = random_words(who, (${group}) * ${blocks}u + ${b}u, p.purpose);`);
    lines.push(`  let m${b} = normals(r${b}.x, r${b}.y);`, `  let n${b} = normals(r${b}.z, r${b}.w);`);
    normals.push(`m${b}.x`, `m${b}.y`, `n${b}.x`, `n${b}.y`);
  }
  const at = (j: number) => normals.slice(j * dimension, (j + 1) * dimension);
  const pair = (j: number) => at(2 * j).map((first, d) => `0.7071067811865476 * (${first} + ${at(2 * j + 1)[d]})`);
  return { steps: coarse ? steps / 2 : steps, lines, of: coarse ? pair : at };
}
