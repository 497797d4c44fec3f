/** A stream of random numbers on the host, the same for the same seed. */
export interface RandomStream {
  /** Uniform over 0 … n − 1, n below 2^26. */
  below(n: number): number;
  /** Uniform in (0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal, by Box and Muller. */
  normal(): number;
}

/** sfc32 of Chris Doty-Humphrey (PractRand): 128 bits of state, a period of 2^127 on average. */
export function randomStream(seed: number): RandomStream {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;
  let spare = Number.NaN;
  const word = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  const uniform = () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6) + 0.5) * 2 ** -53;
  for (let i = 0; i < 15; i++) word();
  return {
    below: (n) => Math.floor(word() * 2 ** -32 * n),
    uniform,
    normal() {
      const kept = spare;
      spare = Number.NaN;
      if (!Number.isNaN(kept)) return kept;
      const radius = Math.sqrt(-2 * Math.log(uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}
