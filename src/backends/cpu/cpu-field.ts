import { createFieldRoom } from '../field-room.ts';
import type { CompiledKernel } from './compile-kernel.ts';
import type { CpuInstance } from './cpu-instance.ts';

/** Adds up the field of one run, whose words in the instance's memory hold what has come since they were last emptied. */
export interface CpuField {
  /** Groups of steps that `count` trajectories may take in one piece at most. */
  groups(count: number): number;
  /** To be called before each piece. */
  before(count: number, groups: number): void;
  /** The sums after all pieces so far. */
  sums(): Float64Array;
}

/** Begins with empty words. */
export function createCpuField({ field, wordBytes }: CompiledKernel, instance: CpuInstance): CpuField | undefined {
  if (!field) return undefined;
  const room = createFieldRoom(field);
  const sums = new Float64Array(field.size);
  const stride = wordBytes / 4;
  const empty = () => {
    const words = instance.field();
    for (let i = 0; i < sums.length; i++) sums[i]! += words[stride * i]!;
    words.fill(0);
    room.emptied();
  };
  instance.field().fill(0);
  return {
    groups: room.groups,
    before(count, groups) {
      if (room.take(count, groups)) return;
      empty();
      room.take(count, groups);
    },
    sums() {
      empty();
      return sums;
    },
  };
}
