const even = [10, 11, 13, 23, 6, 17, 25, 18];
const odd = [26, 21, 27, 5, 20, 11, 10, 20];

/** Threefry4x32 in plain JavaScript, written from the definition (Salmon, Moraes, Dror, Shaw, SC'11, section 3.3). */
export function threefry(rounds: number, key: readonly number[], counter: readonly number[]): number[] {
  const schedule = [...key, key.reduce((parity, k) => parity ^ k, 0x1bd11bda)].map((k) => k >>> 0);
  const rotate = (x: number, by: number) => ((x << by) | (x >>> (32 - by))) >>> 0;
  let x = counter.map((c, i) => (c + schedule[i]!) >>> 0);
  for (let r = 0; r < rounds; r++) {
    const [a, b] = [even[r % 8]!, odd[r % 8]!];
    const pairs =
      r % 2 === 0
        ? [
            [0, 1, a],
            [2, 3, b],
          ]
        : [
            [0, 3, a],
            [2, 1, b],
          ];
    for (const [i, j, by] of pairs as [number, number, number][]) {
      x[i] = (x[i]! + x[j]!) >>> 0;
      x[j] = (rotate(x[j]!, by) ^ x[i]!) >>> 0;
    }
    if (r % 4 === 3) {
      const s = (r + 1) / 4;
      x = x.map((w, i) => (w + schedule[(s + i) % 5]! + (i === 3 ? s : 0)) >>> 0);
    }
  }
  return x;
}

/** The four words that a trajectory draws: counter (trajectory, block, purpose), key the 64-bit seed. */
export function randomWords(
  { seed, trajectory, block, purpose }: { seed: bigint; trajectory: number; block: number; purpose: number },
  rounds = 13,
): number[] {
  const key = [Number(seed & 0xffffffffn), Number(seed >> 32n), 0, 0];
  return threefry(rounds, key, [trajectory % 2 ** 32, Math.floor(trajectory / 2 ** 32), block, purpose]);
}
