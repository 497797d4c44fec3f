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

/** Writes the cell in which each place lies; −1 off the grid. */
export function cellsOf({ lower, width, cells, periodic }: ProfileGrid, places: Float64Array, into: Int32Array): void {
  for (let i = 0; i < into.length; i++) {
    const cell = Math.floor((places[i]! - lower) / width);
    if (periodic) into[i] = ((cell % cells) + cells) % cells;
    else into[i] = cell >= 0 && cell < cells ? cell : -1;
  }
}

/** Middle of each cell. */
export const middlesOf = ({ lower, width, cells }: ProfileGrid): Float64Array =>
  Float64Array.from({ length: cells }, (_, k) => lower + (k + 0.5) * width);
