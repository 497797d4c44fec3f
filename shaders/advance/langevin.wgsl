// The time loop of every Langevin kernel. `State`, `Point`, `load`, `store`, `start`, `advance_group` and `seen` are emitted for the model.

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let who = trajectory(id);
  var s = load(id);
  for (var i = 0u; i < p.groups; i++) {
    s = advance_group(s, who, i);
  }
  store(id, seen(s, who));
}
