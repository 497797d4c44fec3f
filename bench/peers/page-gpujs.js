// The dragged trap in gpu.js, on its WebGL2, as its users write it: Box and Muller's transform of Math.random(). With a generator of
// one's own instead, the hash `pcg3d` of (trajectory, step, seed) (Jarzynski and Olano, JCGT 9(3), 2020), as a function in GLSL.
/** @type {any} */
const page = globalThis;

const width = 512;

/** A native function of GLSL ES 3.00: two normals. */
const hashed = {
  name: 'pair',
  source: `vec2 pair(float trajectory, float index, float seed) {
  uvec3 v = uvec3(uint(trajectory), uint(index), uint(seed)) * 1664525u + 1013904223u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  v ^= v >> 16u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  float r = sqrt(-2.0 * log(float(v.x >> 8u) * 5.9604645e-8 + 2.9802322e-8));
  float angle = float(v.y >> 8u) * 3.7450703e-7;
  return r * vec2(cos(angle), sin(angle));
}`,
  settings: { returnType: 'Array(2)', argumentTypes: { trajectory: 'Number', index: 'Number', seed: 'Number' } },
};

/** Statements that draw two normals named `name` and a number: of gpu.js's Math.random, or hashed. @param {string} name */
const random = (name) => `
  const ${name}r = Math.sqrt(-2 * Math.log(1 - Math.random()));
  const ${name}angle = 6.2831853 * Math.random();
  const ${name}0 = ${name}r * Math.cos(${name}angle);
  const ${name}1 = ${name}r * Math.sin(${name}angle);`;

/** @param {string} name */
const fromHash = (name) => `
  const ${name} = pair(trajectory, index, seed);
  const ${name}0 = ${name}[0];
  const ${name}1 = ${name}[1];
  index += 1.0;`;

/** @param {(name: string) => string} draw */
const kernelOf = (draw) => `function (k, v, mu, kT, dt, seed) {
  const trajectory = this.thread.y * ${width} + this.thread.x;
  const move = v * dt;
  const pull = k * move;
  const drift = mu * k * dt;
  const noise = Math.sqrt(2 * mu * kT * dt);
  let index = 0.5;
  ${draw('start')}
  let x = Math.sqrt(kT / k) * start0;
  let work = 0.5 * pull * (0.25 * move - x) + pull * x;
  for (let n = 0; n < this.constants.pairs; n++) {
    ${draw('z')}
    const at = 2 * n * move;
    work += pull * (at - x);
    x += drift * (at + 0.5 * move - x) + noise * z0;
    work += pull * (at + move - x);
    x += drift * (at + 1.5 * move - x) + noise * z1;
  }
  return work + 0.5 * pull * ((this.constants.pairs * 2 - 0.25) * move - x);
}`;

/** @type {any} */
let gpu;
/** @type {any} */
let kernel;
/** @type {boolean} */
let withHash;

page.peer = {
  /** @param {{hash: boolean}} options */
  async open({ hash }) {
    withHash = hash;
    gpu = new page.GPU({ mode: 'webgl2' });
    if (hash) gpu.addNativeFunction(hashed.name, hashed.source, hashed.settings);
    return gpu.mode;
  },
  /** @param {number} trajectories @param {number} seed @param {any} problem */
  async run(trajectories, seed, { k, v, mu, kT, dt, steps }) {
    const began = performance.now();
    kernel ??= gpu.createKernel(kernelOf(withHash ? fromHash : random), {
      output: [width, trajectories / width],
      constants: { pairs: steps / 2 },
      precision: 'single',
      tactic: 'precision',
      ...(withHash && { strictIntegers: true }),
      argumentTypes: { k: 'Float', v: 'Float', mu: 'Float', kT: 'Float', dt: 'Float', seed: 'Float' },
    });
    const rows = kernel(k, v, mu, kT, dt, seed);
    const works = new Float32Array(trajectories);
    for (const [y, row] of rows.entries()) works.set(row, y * width);
    return { seconds: (performance.now() - began) / 1000, works: [...works] };
  },
};
