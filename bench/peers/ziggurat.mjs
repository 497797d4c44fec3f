// Normals by the Ziggurat of Marsaglia and Tsang (J. Stat. Softw. 5(8), 2000) with 256 layers over xoshiro128++
// (Blackman and Vigna, ACM TOMS 47(4), 2021), which needs 32-bit integers only.

const layers = 256;
const tail = 3.6541528853610088;
const area = 4.92867323399e-3;
const scale = 2 ** 31;

/** A word h of layer i = h & 255 gives the normal h·width[i] where |h| < inside[i]. */
export const inside = new Int32Array(layers);
export const width = new Float64Array(layers);
const height = new Float64Array(layers);
const density = (/** @type {number} */ x) => Math.exp(-0.5 * x * x);
{
  let edge = tail;
  const base = area / density(edge);
  inside[0] = Math.floor((edge / base) * scale);
  width[0] = base / scale;
  width[layers - 1] = edge / scale;
  height[0] = 1;
  height[layers - 1] = density(edge);
  for (let i = layers - 2; i >= 1; i--) {
    const next = Math.sqrt(-2 * Math.log(area / edge + density(edge)));
    inside[i + 1] = Math.floor((next / edge) * scale);
    edge = next;
    width[i] = edge / scale;
    height[i] = density(edge);
  }
}

/** Of the generator. */
export const state = new Int32Array(4);

export function word() {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  const sum = (a + d) | 0;
  const result = (((sum << 7) | (sum >>> 25)) + a) | 0;
  const e = b << 9;
  c ^= a;
  d ^= b;
  b ^= c;
  a ^= d;
  c ^= e;
  d = (d << 11) | (d >>> 21);
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
  return result;
}

/** Uniform in (0, 1). @param {number} h */
export const unit = (h) => (h >>> 0) * 2 ** -32 + 2 ** -33;

/**
 * A normal from its first word; one word in a hundred needs more than the fast test, and further words.
 * @param {number} h @param {() => number} next
 */
export function normalFrom(h, next) {
  for (;;) {
    const i = h & 255;
    const z = h * width[i];
    if (Math.abs(h) < inside[i]) return z;
    if (i === 0) {
      let x = 0;
      do x = -Math.log(unit(next())) / tail;
      while (-2 * Math.log(unit(next())) < x * x);
      return h > 0 ? tail + x : -tail - x;
    }
    if (height[i] + unit(next()) * (height[i - 1] - height[i]) < density(z)) return z;
    h = next();
  }
}
