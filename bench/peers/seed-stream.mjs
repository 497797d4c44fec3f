/**
 * State of xoshiro128++ for a piece of work, by splitmix64.
 * @param {Int32Array} state @param {number} seed @param {number} chunk
 */
export function seedStream(state, seed, chunk) {
  let s = (BigInt(seed) << 32n) + BigInt(chunk);
  for (let i = 0; i < 4; i++) {
    s = BigInt.asUintN(64, s + 0x9e3779b97f4a7c15n);
    let z = BigInt.asUintN(64, (s ^ (s >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    state[i] = Number((z ^ (z >> 31n)) & 0xffffffffn);
  }
}
