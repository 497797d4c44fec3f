import type { Nodes } from './carry.ts';

/** Mean and central power sums M₂, M₃, M₄ of blocks; not finite where a work is infinite. */
export interface MomentNodes extends Nodes {
  readonly mean: Float64Array;
  readonly m2: Float64Array;
  readonly m3: Float64Array;
  readonly m4: Float64Array;
  /** Sets the nodes to pairs of the first `length` works and says how many there are. */
  begin(works: Float64Array, length: number): number;
}

/** Moments of blocks of at most `capacity` works at a time, merged in pairs (`mergeMoments` for equal counts). */
export function createMomentNodes(capacity: number): MomentNodes {
  const column = () => new Float64Array(Math.max(2, capacity / 2));
  const [mean, m2, m3, m4] = [column(), column(), column(), column()];
  const pair = (count: number, size: number) => {
    for (let j = 0; j < count; j++) {
      const a = 2 * j;
      const b = a + 1;
      const d = mean[b]! - mean[a]!;
      const square = d * d;
      const between = 0.5 * size * square;
      const sum2 = m2[a]! + m2[b]!;
      m4[j] = m4[a]! + m4[b]! + square * (0.25 * between + 1.5 * sum2) + 2 * d * (m3[b]! - m3[a]!);
      m3[j] = m3[a]! + m3[b]! + 1.5 * d * (m2[b]! - m2[a]!);
      m2[j] = sum2 + between;
      mean[j] = mean[a]! + 0.5 * d;
    }
  };
  return {
    columns: [mean, m2, m3, m4],
    mean,
    m2,
    m3,
    m4,
    pair,
    begin(works, length) {
      const count = Math.floor(length / 2);
      for (let j = 0; j < count; j++) {
        const d = works[2 * j + 1]! - works[2 * j]!;
        const square = d * d;
        mean[j] = works[2 * j]! + 0.5 * d;
        m2[j] = 0.5 * square;
        m3[j] = 0;
        m4[j] = 0.125 * square * square;
      }
      return count;
    },
  };
}
