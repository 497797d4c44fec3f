// Adds the words of a field to sums in 64 bits, the low half first, and empties them. Runs between dispatches of `advance`.

@group(0) @binding(0) var<storage, read_write> words: array<i32>;
@group(0) @binding(1) var<storage, read_write> sums: array<vec2<u32>>;

@compute @workgroup_size(64)
fn empty(@builtin(global_invocation_id) gid: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
  for (var i = gid.x; i < arrayLength(&sums); i += 64u * groups.x) {
    let word = words[i];
    let low = sums[i].x + bitcast<u32>(word);
    let carry = select(0u, 1u, low < sums[i].x);
    sums[i] = vec2<u32>(low, sums[i].y + select(0u, 0xffffffffu, word < 0) + carry);
    words[i] = 0;
  }
}
