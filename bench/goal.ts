/** A figure that is aimed at, and what was measured. */
export interface Goal {
  readonly what: string;
  readonly unit: string;
  readonly aim: number;
  /** `least`: the figure should be at least the aim. */
  readonly sense: 'least' | 'most';
  /** Null where nothing could be measured. */
  readonly measured: number | null;
  readonly reached: boolean | null;
}

export type Found = number | null | undefined;

/** Holds a figure against an aim. @param aim `≥ 5 ×`: sense, figure and unit */
export function goal(what: string, aim: string, measured: Found = null): Goal {
  const [sign, figure, ...unit] = aim.split(' ') as [string, string, ...string[]];
  const sense = sign === '≥' ? 'least' : 'most';
  const limit = Number(figure);
  const reached = measured === null ? null : sense === 'least' ? measured >= limit : measured <= limit;
  return { what, unit: unit.join(' '), aim: limit, sense, measured, reached };
}

/** A goal's outcome in words: by how much it was missed when it was. */
export function outcome({ aim, sense, measured, reached }: Goal): string {
  if (measured === null) return 'not measured';
  if (reached) return 'reached';
  const by = sense === 'least' ? 1 - measured / aim : measured / aim - 1;
  return `missed by ${Math.ceil(100 * by)} %`;
}
