// The dragged trap in plain JavaScript, double precision, with the generator that Eddy uses, Threefry4x32-13, four steps a block, and
// normals by the Ziggurat. One worker of several.
import { parentPort } from 'node:worker_threads';
import { threefry } from './threefry.mjs';
import { inside, normalFrom, width } from './ziggurat.mjs';

const words = new Int32Array(4);
const further = new Int32Array(4);

/**
 * @param {{k: number, v: number, mu: number, kT: number, dt: number, steps: number}} problem
 * @param {number} seed @param {number} first
 * @param {Float64Array} works
 */
function simulate({ k, v, mu, kT, dt, steps }, seed, first, works) {
  const move = v * dt;
  const half = 0.5 * move;
  const pull = k * move;
  const drift = mu * k * dt;
  const noise = Math.sqrt(2 * mu * kT * dt);
  let trajectory = first;
  let drawn = 0;
  /** Words beyond one a step: blocks of another purpose, the fourth word of the counter. */
  const next = () => {
    if ((drawn & 3) === 0) threefry(seed, 0, trajectory, 0, drawn >> 2, 1, further);
    return further[drawn++ & 3];
  };
  for (let t = 0; t < works.length; t++) {
    trajectory = first + t;
    drawn = 0;
    let x = Math.sqrt(kT / k) * normalFrom(next(), next);
    let work = 0.5 * pull * (0.25 * move - x) + pull * x; // the loop begins with a whole change
    for (let n = 0; n < steps; n++) {
      if ((n & 3) === 0) threefry(seed, 0, trajectory, 0, n >> 2, 0, words);
      const h = words[n & 3];
      const i = h & 255;
      const z = Math.abs(h) < inside[i] ? h * width[i] : normalFrom(h, next);
      const at = n * move;
      work += pull * (at - x);
      x += drift * (at + half - x) + noise * z;
    }
    works[t] = work + 0.5 * pull * ((steps - 0.25) * move - x);
  }
}

parentPort?.on('message', ({ problem, seed, chunk, chunkSize, count }) => {
  const works = new Float64Array(count);
  simulate(problem, seed, chunk * chunkSize, works);
  parentPort?.postMessage({ chunk, results: works }, [/** @type {ArrayBuffer} */ (works.buffer)]);
});
