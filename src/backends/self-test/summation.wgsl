// Adds the 64 numbers of `table` in another order for each trajectory. Linked with bindings.wgsl, precision-single.wgsl and summation.wgsl.

@compute @workgroup_size(64)
fn initialise(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  state[id] = 0.0;
  state[p.stride + id] = 0.0;
}

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  var sum = Sum(state[id], state[p.stride + id]);
  for (var g = 0u; g < p.groups; g++) {
    sum = add_to(sum, table[(p.first_lo + id + p.group + g) & 63u]);
  }
  state[id] = sum.hi;
  state[p.stride + id] = sum.lo;
}
