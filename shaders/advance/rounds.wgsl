// The loop of jump processes whose events come in rounds: `block_events` is emitted, `event` is that of jump.wgsl or driven-jump.wgsl.

@compute @workgroup_size(64)
fn advance(@builtin(global_invocation_id) gid: vec3<u32>) {
  let id = gid.x;
  if (id >= p.n) { return; }
  let who = trajectory(id);
  var s = load(id);
  for (var i = 0u; i < p.groups && s.reached != p.stop; i++) {
    // two rounds a turn: what a turn costs besides is shared
    s = block_events(s, who);
    s.block += 1.0;
    let goes_on = s.reached != p.stop;
    s = block_events(s, who);
    s.block += select(0.0, 1.0, goes_on);
    s.t = normalised(s.t);
  }
  store(id, s);
}
