import { checkCount } from './size-limit.ts';

const blockSize = 2 ** 20;

/** Numbers of which nobody knows how many will come: in blocks, so that none is copied while it grows. */
export interface WorkBuffer {
  readonly count: number;
  push(value: number): void;
  /** All of them in one piece; the buffer is empty then. */
  take(): Float64Array;
}

/** @param name of what is read, for the refusal of more works than memory is for */
export function createWorkBuffer(name: string): WorkBuffer {
  let blocks: Float64Array[] = [];
  let block = new Float64Array(0);
  let used = 0;
  let before = 0;
  return {
    get count() {
      return before + used;
    },
    push(value) {
      if (used === block.length) {
        before += used;
        checkCount(name, before + 1);
        block = new Float64Array(before === 0 ? 4096 : blockSize);
        blocks.push(block);
        used = 0;
      }
      block[used++] = value;
    },
    take() {
      const all = new Float64Array(before + used);
      let at = 0;
      for (const [i, part] of blocks.entries()) {
        const length = i === blocks.length - 1 ? used : part.length;
        all.set(length === part.length ? part : part.subarray(0, length), at);
        at += length;
      }
      blocks = [];
      block = new Float64Array(0);
      used = 0;
      before = 0;
      return all;
    },
  };
}
