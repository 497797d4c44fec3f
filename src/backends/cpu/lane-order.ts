/** Trajectories of a tile and where they stand: its columns, and the one that tells by how many lanes each was moved. */
export interface LaneOrder {
  /** Moves trajectories that are done (by their lane) behind all others. Returns how many are not. */
  gather(done: (lane: number) => boolean): number;
  /** Puts every trajectory back in its own lane. */
  restore(): void;
}

/**
 * Lets the trajectories of a tile change places, so that those on their way stand in adjoining lanes and no vector of lanes waits for a
 * straggler.
 *
 * @param columns the tile's columns, of the same number of lanes each
 * @param moved that of them in which kernels find how far from its own lane a trajectory stands
 */
export function createLaneOrder(columns: readonly (Float32Array | Float64Array)[], moved: number): LaneOrder {
  const by = columns[moved]!;
  const exchange = (i: number, j: number) => {
    for (const column of columns) [column[i], column[j]] = [column[j]!, column[i]!];
    by[i]! += i - j;
    by[j]! += j - i;
  };
  return {
    gather(done) {
      let [left, end] = [0, by.length];
      for (;;) {
        while (left < end && !done(left)) left++;
        while (left < end && done(end - 1)) end--;
        if (left === end) return left;
        exchange(left, end - 1);
      }
    },
    restore() {
      for (let lane = 0; lane < by.length; lane++) while (by[lane] !== 0) exchange(lane, lane - by[lane]!);
    },
  };
}
