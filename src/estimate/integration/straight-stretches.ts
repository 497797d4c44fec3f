/** Part of a broken line on which it goes straight on. */
export interface Stretch {
  /** Number of its first point. */
  readonly first: number;
  /** Way from there to each of its points, the first included. */
  readonly nodes: readonly number[];
  /** Unit vector. */
  readonly direction: readonly number[];
}

/** Angle, in radians, within which two pieces count as straight: decimals in files are rounded. */
const straight = 1e-3;

/** Cuts a broken line where it bends or turns back; points that repeat the one before end a stretch and begin the next. */
export function straightStretches(points: readonly (readonly number[])[]): Stretch[] {
  const stretches: { first: number; nodes: number[]; direction: number[] }[] = [];
  for (let i = 1; i < points.length; i++) {
    const step = points[i]!.map((x, c) => x - points[i - 1]![c]!);
    const length = Math.hypot(...step);
    if (length === 0) continue;
    const last = stretches.at(-1);
    const goesOn = last && last.first + last.nodes.length === i && turn(last.direction, step, length) < straight;
    if (goesOn) last.nodes.push(last.nodes.at(-1)! + length);
    else stretches.push({ first: i - 1, nodes: [0, length], direction: step.map((s) => s / length) });
  }
  return stretches;
}

const turn = (direction: readonly number[], step: readonly number[], length: number): number =>
  Math.hypot(...direction.map((d, c) => d - step[c]! / length));
