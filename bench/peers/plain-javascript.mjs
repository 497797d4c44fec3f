// The dragged trap as a careful programmer writes it in plain JavaScript, double precision, one worker of several.
// Normals by the Ziggurat of Marsaglia and Tsang (J. Stat. Softw. 5(8), 2000) with 256 layers over xoshiro128++
// (Blackman and Vigna, ACM TOMS 47(4), 2021), which needs 32-bit integers only. One trajectory after another, its state in
// local variables.
import { parentPort } from 'node:worker_threads';
import { seedStream } from './seed-stream.mjs';

const layers = 256;
const tail = 3.6541528853610088;
const area = 4.92867323399e-3;
const scale = 2 ** 31;

const inside = new Int32Array(layers);
const width = new Float64Array(layers);
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

const state = new Int32Array(4);

function word() {
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

const unit = () => (word() >>> 0) * 2 ** -32 + 2 ** -33;

/** A normal from its first word; one word in a hundred needs more than the fast test. @param {number} h */
function normalFrom(h) {
  for (;;) {
    const i = h & 255;
    const z = h * width[i];
    if (Math.abs(h) < inside[i]) return z;
    if (i === 0) {
      let x = 0;
      do x = -Math.log(unit()) / tail;
      while (-2 * Math.log(unit()) < x * x);
      return h > 0 ? tail + x : -tail - x;
    }
    if (height[i] + unit() * (height[i - 1] - height[i]) < density(z)) return z;
    h = word();
  }
}

/** @typedef {{k: number, v: number, mu: number, kT: number, dt: number, steps: number}} Problem */

/**
 * The equations as they stand. The generator is written out in the loop, and leaves its local variables only for the rare
 * words that the fast test does not settle.
 * @param {Problem} problem
 * @param {Float64Array} works
 */
function simulate({ k, v, mu, kT, dt, steps }, works) {
  const move = v * dt;
  const half = 0.5 * move;
  const pull = k * move;
  const drift = mu * k * dt;
  const noise = Math.sqrt(2 * mu * kT * dt);
  for (let t = 0; t < works.length; t++) {
    let x = Math.sqrt(kT / k) * normalFrom(word());
    // The trap moves by half a step from λ₀, by whole steps about λ_n, and by half a step to its end; step n runs at λ_{n+½}.
    let work = 0.5 * pull * (0.25 * move - x);
    x += drift * (half - x) + noise * normalFrom(word());
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let n = 1; n < steps; n++) {
      const s = (a + d) | 0;
      const h = (((s << 7) | (s >>> 25)) + a) | 0;
      const e = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= e;
      d = (d << 11) | (d >>> 21);
      const i = h & 255;
      let z = h * width[i];
      if (Math.abs(h) >= inside[i]) {
        state[0] = a;
        state[1] = b;
        state[2] = c;
        state[3] = d;
        z = normalFrom(h);
        a = state[0];
        b = state[1];
        c = state[2];
        d = state[3];
      }
      const at = n * move;
      work += pull * (at - x);
      x += drift * (at + half - x) + noise * z;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
    works[t] = work + 0.5 * pull * ((steps - 0.25) * move - x);
  }
}

/**
 * The same, reduced by hand for a linear ramp of a harmonic trap: in the frame of the trap, y = x − λ_n, a step is
 * y′ = keep·y + shift + noise·z and the work is proportional to Σy.
 * @param {Problem} problem
 * @param {Float64Array} works
 */
function simulateReduced({ k, v, mu, kT, dt, steps }, works) {
  const move = v * dt;
  const keep = 1 - mu * k * dt;
  const noise = Math.sqrt(2 * mu * kT * dt);
  const shift = 0.5 * mu * k * dt * move - move;
  for (let t = 0; t < works.length; t++) {
    let y = Math.sqrt(kT / k) * normalFrom(word());
    const first = 0.25 * move - y;
    y = keep * y + (shift + noise * normalFrom(word()));
    let sum = 0;
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let n = 1; n < steps; n++) {
      const s = (a + d) | 0;
      const h = (((s << 7) | (s >>> 25)) + a) | 0;
      const e = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= e;
      d = (d << 11) | (d >>> 21);
      const i = h & 255;
      let z = h * width[i];
      if (Math.abs(h) >= inside[i]) {
        state[0] = a;
        state[1] = b;
        state[2] = c;
        state[3] = d;
        z = normalFrom(h);
        a = state[0];
        b = state[1];
        c = state[2];
        d = state[3];
      }
      sum += y;
      y = keep * y + (shift + noise * z);
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
    works[t] = k * move * (0.5 * first - sum - 0.5 * (y + 0.25 * move));
  }
}

parentPort?.on('message', ({ problem, reduced, seed, chunk, count }) => {
  const works = new Float64Array(count);
  seedStream(state, seed, chunk);
  (reduced ? simulateReduced : simulate)(problem, works);
  parentPort?.postMessage({ chunk, results: works }, [/** @type {ArrayBuffer} */ (works.buffer)]);
});
