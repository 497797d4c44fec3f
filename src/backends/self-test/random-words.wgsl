// Threefry of three published counters and keys, for trajectories in turn (the last for two of four); words in halves, which single
// precision holds. Linked with bindings.wgsl and random.wgsl.

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  state[id] = 0.0;
  state[p.stride + id] = 0.0;
  state[2u * p.stride + id] = 0.0;
  state[3u * p.stride + id] = 0.0;
  state[4u * p.stride + id] = 0.0;
  state[5u * p.stride + id] = 0.0;
  state[6u * p.stride + id] = 0.0;
  state[7u * p.stride + id] = 0.0;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let which = (p.first_lo + id) & 3u;
  let same = select(0u, 0xffffffffu, which == 1u);
  var counter = vec4<u32>(same, same, same, same);
  var key = counter;
  if (which >= 2u) {
    counter = vec4<u32>(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u);
    key = vec4<u32>(0xa4093822u, 0x299f31d0u, 0x082efa98u, 0xec4e6c89u);
  }
  let words = threefry4x32_13(key, counter);
  state[id] = f32(words.x >> 16u);
  state[p.stride + id] = f32(words.x & 0xffffu);
  state[2u * p.stride + id] = f32(words.y >> 16u);
  state[3u * p.stride + id] = f32(words.y & 0xffffu);
  state[4u * p.stride + id] = f32(words.z >> 16u);
  state[5u * p.stride + id] = f32(words.z & 0xffffu);
  state[6u * p.stride + id] = f32(words.w >> 16u);
  state[7u * p.stride + id] = f32(words.w & 0xffffu);
}
