// The ring of three states as a careful programmer writes it in plain JavaScript, one worker of several: one trajectory after another,
// state and generator (xoshiro128++, Blackman and Vigna, ACM TOMS 47(4), 2021) in local variables.
import { parentPort } from 'node:worker_threads';
import { seedStream } from './seed-stream.mjs';

const state = new Int32Array(4);

/**
 * @param {{forward: number, back: number, tau: number}} problem
 * @param {Float64Array} currents
 * @returns {number} jumps made
 */
function simulate({ forward, back, tau }, currents) {
  const rate = forward + back;
  const wait = -1 / rate;
  const up = (forward / rate) * 2 ** 32;
  const third = 2 ** 32 / 3;
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let jumps = 0;
  for (let i = 0; i < currents.length; i++) {
    let time = 0;
    let current = 0;
    let at = -1;
    for (;;) {
      // two words of the generator, written out
      let sum = (a + d) | 0;
      const first = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
      let e = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= e;
      d = (d << 11) | (d >>> 21);
      sum = (a + d) | 0;
      const second = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
      e = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= e;
      d = (d << 11) | (d >>> 21);
      if (at < 0) {
        at = first < third ? 0 : first < 2 * third ? 1 : 2;
        continue;
      }
      time += wait * Math.log((first + 0.5) * 2 ** -32);
      if (time >= tau) break;
      jumps++;
      if (second < up) {
        if (at === 0) current++;
        at = at === 2 ? 0 : at + 1;
      } else {
        if (at === 1) current--;
        at = at === 0 ? 2 : at - 1;
      }
    }
    currents[i] = current;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
  return jumps;
}

parentPort?.on('message', ({ problem, seed, chunk, count }) => {
  const currents = new Float64Array(count);
  seedStream(state, seed, chunk);
  const jumps = simulate(problem, currents);
  parentPort?.postMessage({ chunk, results: currents, jumps }, [/** @type {ArrayBuffer} */ (currents.buffer)]);
});
