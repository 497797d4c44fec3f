// Runs wasm-loop.c, compiled by clang, in one worker of several.
import { parentPort } from 'node:worker_threads';

/** At most so many trajectories are advanced side by side. */
const whole = 8;
const page = 65536;

/** @type {{exports: WebAssembly.Exports} | undefined} */
let instance;

/**
 * @param {{k: number, v: number, mu: number, kT: number, dt: number, steps: number}} problem
 * @param {number} seed @param {number} first
 * @param {Float64Array} works
 */
function simulate({ k, v, mu, kT, dt, steps }, seed, first, works) {
  const { memory, simulate: run, __heap_base: free } = /** @type {any} */ (instance).exports;
  const count = Math.ceil(works.length / whole) * whole;
  const controls = Float32Array.from({ length: steps + 1 }, (_, n) => (n === 0 ? 0 : v * dt * (n - 0.5)));
  const from = free.value;
  const at = from + Math.ceil(controls.byteLength / 16) * 16;
  const missing = at + 16 * count - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / page));
  new Float32Array(memory.buffer, from, controls.length).set(controls);
  run(k, mu, kT, dt, steps / 4, seed, first, count, from, at);
  const [work, low, x] = [0, 1, 2].map((column) => new Float32Array(memory.buffer, at + 4 * column * count, count));
  const [last, end] = [controls[steps], v * dt * steps];
  for (let i = 0; i < works.length; i++) works[i] = work[i] + low[i] + k * (end - last) * (0.5 * (end + last) - x[i]);
}

parentPort?.on('message', ({ module, problem, seed, chunk, chunkSize, count }) => {
  instance ??= new WebAssembly.Instance(module);
  const works = new Float64Array(count);
  simulate(problem, seed, chunk * chunkSize, works);
  parentPort?.postMessage({ chunk, results: works }, [/** @type {ArrayBuffer} */ (works.buffer)]);
});
