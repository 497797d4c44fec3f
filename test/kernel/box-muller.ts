/** How the uniform on (0, 1] is rounded: the step draws of `unit`, or the finer ones of starts. */
export const unit = (word: number, round: (x: number) => number): number =>
  round(Math.floor(word / 256) * 2 ** -24 + round(((word % 256) + 0.5) * 2 ** -32));

export const unitFine = (high: number, low: number, round: (x: number) => number): number => {
  const below = round((Math.floor(low / 256) + 0.5) * 2 ** -24);
  return round(Math.floor(high / 256) * 2 ** -24 + round(round((high % 256) + below) * 2 ** -32));
};

/**
 * Two normals by Box and Muller: radius √(−2 ln u); the angle is (b mod 2³⁰ as a signed number)·π/4·2⁻²⁹ within (−π/4, π/4),
 * the top bit of b turns it by π, the next reflects it at the diagonal. Exact up to the rounding of double precision.
 */
export function boxMuller(u: number, b: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(u));
  const thirty = b % 2 ** 30;
  const t = ((thirty < 2 ** 29 ? thirty : thirty - 2 ** 30) * Math.PI) / 4 / 2 ** 29;
  const r = b >= 2 ** 31 ? -radius : radius;
  const [c, s] = [r * Math.cos(t), r * Math.sin(t)];
  return Math.floor(b / 2 ** 30) % 2 === 1 ? [s, c] : [c, s];
}
