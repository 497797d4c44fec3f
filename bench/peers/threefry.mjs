/**
 * Threefry4x32-13 (Salmon, Moraes, Dror, Shaw, SC'11) of a counter (c0, c1, c2, c3) with the key (k0, k1, 0, 0), into `words`.
 * @param {number} k0 @param {number} k1 @param {number} c0 @param {number} c1 @param {number} c2 @param {number} c3
 * @param {Int32Array} words
 */
export function threefry(k0, k1, c0, c1, c2, c3, words) {
  const p = 0x1bd11bda ^ k0 ^ k1;
  let x = (c0 + k0) | 0;
  let y = (c1 + k1) | 0;
  let z = c2 | 0;
  let w = c3 | 0;
  x = (x + y) | 0;
  y = ((y << 10) | (y >>> 22)) ^ x;
  z = (z + w) | 0;
  w = ((w << 26) | (w >>> 6)) ^ z;
  x = (x + w) | 0;
  w = ((w << 11) | (w >>> 21)) ^ x;
  z = (z + y) | 0;
  y = ((y << 21) | (y >>> 11)) ^ z;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  z = (z + w) | 0;
  w = ((w << 27) | (w >>> 5)) ^ z;
  x = (x + w) | 0;
  w = ((w << 23) | (w >>> 9)) ^ x;
  z = (z + y) | 0;
  y = ((y << 5) | (y >>> 27)) ^ z;
  x = (x + k1) | 0;
  w = (w + p + 1) | 0;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  z = (z + w) | 0;
  w = ((w << 20) | (w >>> 12)) ^ z;
  x = (x + w) | 0;
  w = ((w << 17) | (w >>> 15)) ^ x;
  z = (z + y) | 0;
  y = ((y << 11) | (y >>> 21)) ^ z;
  x = (x + y) | 0;
  y = ((y << 25) | (y >>> 7)) ^ x;
  z = (z + w) | 0;
  w = ((w << 10) | (w >>> 22)) ^ z;
  x = (x + w) | 0;
  w = ((w << 18) | (w >>> 14)) ^ x;
  z = (z + y) | 0;
  y = ((y << 20) | (y >>> 12)) ^ z;
  z = (z + p) | 0;
  w = (w + k0 + 2) | 0;
  x = (x + y) | 0;
  y = ((y << 10) | (y >>> 22)) ^ x;
  z = (z + w) | 0;
  w = ((w << 26) | (w >>> 6)) ^ z;
  x = (x + w) | 0;
  w = ((w << 11) | (w >>> 21)) ^ x;
  z = (z + y) | 0;
  y = ((y << 21) | (y >>> 11)) ^ z;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  z = (z + w) | 0;
  w = ((w << 27) | (w >>> 5)) ^ z;
  x = (x + w) | 0;
  w = ((w << 23) | (w >>> 9)) ^ x;
  z = (z + y) | 0;
  y = ((y << 5) | (y >>> 27)) ^ z;
  y = (y + p) | 0;
  z = (z + k0) | 0;
  w = (w + k1 + 3) | 0;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  z = (z + w) | 0;
  w = ((w << 20) | (w >>> 12)) ^ z;
  words[0] = x;
  words[1] = y;
  words[2] = z;
  words[3] = w;
}
