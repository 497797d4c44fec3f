// Compensated summation. `opaque` (precision-*.wgsl) keeps a fast-math optimiser from cancelling the error term.

struct Sum { hi: f32, lo: f32 }

// a + b with the rounding error carried along (Knuth's TwoSum).
fn add_to(a: Sum, b: f32) -> Sum {
  let s = opaque(a.hi + b);
  let t = opaque(s - a.hi);
  return Sum(s, a.lo + ((a.hi - (s - t)) + (b - t)));
}
