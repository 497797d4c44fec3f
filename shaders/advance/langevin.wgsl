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

// The same with two trajectories to an invocation, which share what is the same for all; of an odd number the middle one comes twice.
@compute @workgroup_size(64)
fn advance_pairs(@builtin(global_invocation_id) gid: vec3<u32>) {
  let pairs = (p.n + 1u) / 2u;
  let id = gid.x;
  if (id >= pairs) { return; }
  let other = select(id, id + pairs, id + pairs < p.n);
  let who = trajectory(id);
  let partner = trajectory(other);
  var s = load(id);
  var t = load(other);
  for (var i = 0u; i < p.groups; i++) {
    s = advance_group(s, who, i);
    t = advance_group(t, partner, i);
  }
  store(id, seen(s, who));
  store(other, seen(t, partner));
}
