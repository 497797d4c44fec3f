import type { FieldWords } from './backend.ts';

/** The largest number that a word holds. */
const largestWord = 2 ** 31 - 1;

/** Keeps the words of a field from overflowing: knows how much more may be added to them before they are added up in 64 bits. */
export interface FieldRoom {
  /** Groups of steps that `count` trajectories may take in one go at most. */
  groups(count: number): number;
  /** Takes room for some groups of `count` trajectories; false where the words must be emptied first. */
  take(count: number, groups: number): boolean;
  /** The words have been emptied. */
  emptied(): void;
}

/** `count` contiguous trajectories put at most ⌈count/slices⌉ into a slice, and each of them adds at most `largest` to a word in a group. */
export function createFieldRoom({ slices, largest }: FieldWords): FieldRoom {
  let room = largestWord;
  const each = (count: number) => Math.ceil(count / slices) * largest;
  return {
    groups: (count) => Math.floor(largestWord / each(count)),
    take(count, groups) {
      const needed = each(count) * groups;
      if (needed > room) return false;
      room -= needed;
      return true;
    },
    emptied() {
      room = largestWord;
    },
  };
}
