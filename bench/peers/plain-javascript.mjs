// The dragged trap as a careful programmer writes it in plain JavaScript, double precision, one worker of several.
// Normals by the Ziggurat over xoshiro128++. One trajectory after another, its state in local variables.
import { parentPort } from 'node:worker_threads';
import { seedStream } from './seed-stream.mjs';
import { inside, normalFrom, state, width, word } from './ziggurat.mjs';

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
    let x = Math.sqrt(kT / k) * normalFrom(word(), word);
    // The trap moves by half a step from λ₀, by whole steps about λ_n, and by half a step to its end; step n runs at λ_{n+½}.
    let work = 0.5 * pull * (0.25 * move - x);
    x += drift * (half - x) + noise * normalFrom(word(), word);
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
        z = normalFrom(h, word);
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
    let y = Math.sqrt(kT / k) * normalFrom(word(), word);
    const first = 0.25 * move - y;
    y = keep * y + (shift + noise * normalFrom(word(), word));
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
        z = normalFrom(h, word);
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
