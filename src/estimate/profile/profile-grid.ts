/** Where a profile is tallied: cells along a coordinate, at several instants (slices) of the process. */
export interface ProfileGrid {
  /** Cells [lower + i·width, lower + (i + 1)·width). */
  readonly lower: number;
  readonly width: number;
  readonly cells: number;
  /** The cells cover the circle on which the coordinate lives. */
  readonly periodic: boolean;
  readonly slices: number;
}

/** The cell in which x lies; −1 off the grid. */
export function cellOf({ lower, width, cells, periodic }: ProfileGrid, x: number): number {
  const cell = Math.floor((x - lower) / width);
  if (periodic) return ((cell % cells) + cells) % cells;
  return cell >= 0 && cell < cells ? cell : -1;
}

/** Middle of each cell. */
export const middlesOf = ({ lower, width, cells }: ProfileGrid): Float64Array =>
  Float64Array.from({ length: cells }, (_, k) => lower + (k + 0.5) * width);
