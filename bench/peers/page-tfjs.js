// The dragged trap in TensorFlow.js on WebGPU as its users write it: tensors over trajectories, one operation after another.
/** @type {any} */
const tf = /** @type {any} */ (globalThis).tf;

/** @type {any} */ (globalThis).peer = {
  async open() {
    await tf.setBackend('webgpu');
    await tf.ready();
    return tf.getBackend();
  },
  /** @param {number} trajectories @param {number} seed @param {any} problem */
  async run(trajectories, seed, { k, v, mu, kT, dt, steps }) {
    const began = performance.now();
    const normals = (/** @type {number} */ n) => tf.randomNormal([trajectories], 0, 1, 'float32', seed * 1e6 + n);
    const noise = Math.sqrt(2 * mu * kT * dt);
    let x = tf.tidy(() => tf.mul(normals(steps), Math.sqrt(kT / k)));
    let w = tf.zeros([trajectories]);
    let last = 0;
    for (let n = 0; n <= steps; n++) {
      const at = v * dt * (n < steps ? n + 0.5 : steps);
      const [workNow, xNow] = tf.tidy(() => {
        const work = tf.add(w, tf.mul(tf.sub(0.5 * (last + at), x), k * (at - last)));
        if (n === steps) return [work, tf.clone(x)];
        const drifted = tf.add(x, tf.mul(tf.sub(at, x), mu * k * dt));
        return [work, tf.add(drifted, tf.mul(normals(n), noise))];
      });
      tf.dispose([w, x]);
      w = workNow;
      x = xNow;
      last = at;
    }
    const works = await w.data();
    tf.dispose([w, x]);
    return { seconds: (performance.now() - began) / 1000, works: [...works] };
  },
};
