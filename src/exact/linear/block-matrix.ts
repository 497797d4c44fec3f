/** A matrix put together from blocks of equal size; null is a block of zeros. */
export function blockMatrix(blocks: readonly (readonly (readonly (readonly number[])[] | null)[])[]): number[][] {
  const n = blocks.flat().find((block) => block)?.length ?? 0;
  return blocks.flatMap((row) =>
    Array.from({ length: n }, (_, i) => row.flatMap((block) => block?.[i] ?? new Array<number>(n).fill(0))),
  );
}
