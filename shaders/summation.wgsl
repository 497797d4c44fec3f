// Compensated summation. `opaque` (precision-*.wgsl) keeps a fast-math optimiser from cancelling the error term.

struct Sum { hi: f32, lo: f32 }

// a + b with the rounding error carried along (Knuth's TwoSum).
fn add_to(a: Sum, b: f32) -> Sum {
  let s = opaque(a.hi + b);
  let t = opaque(s - a.hi);
  return Sum(s, a.lo + ((a.hi - (s - t)) + (b - t)));
}

// The same value with the low word below half the last place of the high one, where long sums would let it grow and lose its own
// last places (Dekker's Fast2Sum).
fn normalised(a: Sum) -> Sum {
  let s = opaque(a.hi + a.lo);
  return Sum(s, a.lo - (s - a.hi));
}

// a − b for b ≪ a, again and again until nothing is left, with the low word below the last place of the high one (Kahan).
fn take_from(a: Sum, b: f32) -> Sum {
  let y = a.lo - b;
  let s = opaque(a.hi + y);
  return Sum(s, y - opaque(s - a.hi));
}
