/** Nodes of a binary tree over blocks of equal size, held in columns of numbers. */
export interface Nodes {
  readonly columns: readonly Float64Array[];
  /** Merges the nodes 2j and 2j + 1, each of `size` works, into node j, for j = 0 … count − 1. */
  pair(count: number, size: number): void;
}

/** Half-merged nodes: at most one of each level, as in a binary counter. */
export interface Carry {
  /** Takes node 0 of `nodes`, of 2^level works, and calls `whole` for each larger block that it completes, then node 0. */
  push(whole: (level: number) => void): void;
  /** The nodes that wait for their neighbours, by level. */
  save(): CarryState;
}

export type CarryState = readonly (Float64Array | null)[];

/** Merges nodes that come in order, `level` being that of those that come and `top` the last one merged to; goes on `from` an earlier state. */
export function createCarry(nodes: Nodes, level: number, top: number, from: CarryState | null = null): Carry {
  const { columns } = nodes;
  const waiting: (Float64Array | null)[] = from ? [...from] : Array(top).fill(null);
  return {
    save: () => [...waiting],
    push(whole) {
      for (let at = level; at < top; at++) {
        const before = waiting[at];
        if (!before) {
          waiting[at] = Float64Array.from(columns, (column) => column[0]!);
          return;
        }
        waiting[at] = null;
        for (let c = 0; c < columns.length; c++) {
          columns[c]![1] = columns[c]![0]!;
          columns[c]![0] = before[c]!;
        }
        nodes.pair(1, 2 ** at);
        whole(at + 1);
      }
    },
  };
}
