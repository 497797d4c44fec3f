// Threefry4x32: a counter-based generator (Salmon, Moraes, Dror, Shaw, SC'11). Every draw is a pure function of
// (seed, trajectory, block, purpose), so a run is the same whatever the batching, the workers or the order.

// A product, since software adapters shift lane by lane; other compilers make a rotation of it.
fn rotate_left(x: u32, r: u32) -> u32 { return (x * (1u << r)) | (x >> (32u - r)); }

fn mix_even(x: vec4<u32>, r0: u32, r1: u32) -> vec4<u32> {
  let a = x.x + x.y;
  let c = x.z + x.w;
  return vec4<u32>(a, rotate_left(x.y, r0) ^ a, c, rotate_left(x.w, r1) ^ c);
}

fn mix_odd(x: vec4<u32>, r0: u32, r1: u32) -> vec4<u32> {
  let a = x.x + x.w;
  let c = x.z + x.y;
  return vec4<u32>(a, rotate_left(x.y, r1) ^ c, c, rotate_left(x.w, r0) ^ a);
}

fn four_rounds_a(x: vec4<u32>) -> vec4<u32> {
  return mix_odd(mix_even(mix_odd(mix_even(x, 10u, 26u), 11u, 21u), 13u, 27u), 23u, 5u);
}

fn four_rounds_b(x: vec4<u32>) -> vec4<u32> {
  return mix_odd(mix_even(mix_odd(mix_even(x, 6u, 20u), 17u, 11u), 25u, 10u), 18u, 20u);
}

fn parity_word(k: vec4<u32>) -> u32 { return 0x1BD11BDAu ^ k.x ^ k.y ^ k.z ^ k.w; }

fn threefry4x32_13(k: vec4<u32>, counter: vec4<u32>) -> vec4<u32> {
  let p = parity_word(k);
  var x = four_rounds_a(counter + k) + vec4<u32>(k.y, k.z, k.w, p + 1u);
  x = four_rounds_b(x) + vec4<u32>(k.z, k.w, p, k.x + 2u);
  x = four_rounds_a(x) + vec4<u32>(k.w, p, k.x, k.y + 3u);
  return mix_even(x, 6u, 20u);
}

fn threefry4x32_20(k: vec4<u32>, counter: vec4<u32>) -> vec4<u32> {
  let p = parity_word(k);
  var x = four_rounds_a(counter + k) + vec4<u32>(k.y, k.z, k.w, p + 1u);
  x = four_rounds_b(x) + vec4<u32>(k.z, k.w, p, k.x + 2u);
  x = four_rounds_a(x) + vec4<u32>(k.w, p, k.x, k.y + 3u);
  x = four_rounds_b(x) + vec4<u32>(p, k.x, k.y, k.z + 4u);
  return four_rounds_a(x) + vec4<u32>(k.x, k.y, k.z, k.w + 5u);
}

// The uniform on (0, 1] of a word: r·2⁻³² + 2⁻³³, split so that the conversion is exact on every implementation.
fn unit(word: u32) -> f32 {
  return f32(word >> 8u) * 5.9604644775390625e-8 + (f32(word & 255u) * 2.3283064365386963e-10 + 1.1641532182693481e-10);
}

// The same with a second word below the first: resolves 2⁻⁵⁷, for draws whose far tail matters.
fn unit_fine(high: u32, low: u32) -> f32 {
  let below = (f32(low >> 8u) + 0.5) * 5.9604644775390625e-8;
  return f32(high >> 8u) * 5.9604644775390625e-8 + (f32(high & 255u) + below) * 2.3283064365386963e-10;
}
