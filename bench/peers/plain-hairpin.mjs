// The hairpin as a careful programmer pulls it in plain JavaScript, double precision, one worker of several: normals by the Ziggurat
// over xoshiro128++, one trajectory after another.
import { parentPort } from 'node:worker_threads';
import { seedStream } from './seed-stream.mjs';
import { inside, normalFrom, state, unit, width, word } from './ziggurat.mjs';

/**
 * @typedef {{barrier: number, tilt: number, kappa: number, a: number, mu: number, kT: number, dt: number, steps: number}} Hairpin
 */

/** The distribution in equilibrium with the trap at `at`, tabulated. @param {Hairpin} hairpin @param {number} at */
function tabulate({ barrier, tilt, kappa, a, kT }, at) {
  const points = 20_001;
  const place = (/** @type {number} */ i) => -6 * a + (12 * a * i) / (points - 1);
  const energies = Float64Array.from({ length: points }, (_, i) => {
    const x = place(i);
    return (barrier * ((x / a) ** 2 - 1) ** 2 + (tilt * (x + a)) / (2 * a) + (kappa * (x - at) ** 2) / 2) / kT;
  });
  const least = energies.reduce((u, v) => Math.min(u, v));
  const cumulative = new Float64Array(points);
  for (let i = 1; i < points; i++)
    cumulative[i] = cumulative[i - 1] + 0.5 * (Math.exp(least - energies[i]) + Math.exp(least - energies[i - 1]));
  /** The place below which lies the share u of the density, linear within a cell. @param {number} u */
  return (u) => {
    const wanted = u * cumulative[points - 1];
    let low = 0;
    let high = points - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] < wanted) low = middle;
      else high = middle;
    }
    const share = (wanted - cumulative[low]) / (cumulative[high] - cumulative[low]);
    return place(low) + share * (place(high) - place(low));
  };
}

/**
 * Works in kT of pulling from `first` to `last`: the trap moves by half a step, by whole steps, and by half a step.
 * @param {Hairpin} hairpin @param {number} first @param {number} last @param {Float64Array} works
 */
function pull(hairpin, first, last, works) {
  const { barrier, tilt, kappa, a: edge, mu, kT, dt, steps } = hairpin;
  const move = (last - first) / steps;
  const start = tabulate(hairpin, first);
  const cubic = (4 * barrier * mu * dt) / edge ** 4;
  const linear = kappa * mu * dt - cubic * edge ** 2;
  const lean = (mu * dt * tilt) / (2 * edge);
  const spring = kappa * mu * dt;
  const noise = Math.sqrt(2 * mu * kT * dt);
  for (let t = 0; t < works.length; t++) {
    let x = start(unit(word()));
    let sum = 0.5 * (first + 0.25 * move - x) - (first - x); // the loop begins with a whole change
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let n = 0; n < steps; n++) {
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
      const at = first + n * move;
      sum += at - x;
      x += spring * (at + 0.5 * move) - lean - x * (linear + cubic * x * x) + noise * z;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
    works[t] = (kappa * move * (sum + 0.5 * (last - 0.25 * move - x))) / kT;
  }
}

parentPort?.on('message', ({ hairpin, first, last, seed, chunk, count }) => {
  const works = new Float64Array(count);
  seedStream(state, seed, chunk);
  pull(hairpin, first, last, works);
  parentPort?.postMessage({ chunk, results: works }, [/** @type {ArrayBuffer} */ (works.buffer)]);
});
