// What differs in single precision. Polynomials: Cephes (S. Moshier, 1989), for the logarithm the one of least largest relative error
// (3·10⁻⁸) with coefficients of 24 bits; within 2 units in the last place on the stated ranges.

// x, hidden from the optimiser: `p.zero` is a uniform that holds 0, which no GPU compiler knows, so fast-math cannot cancel s − (s − a).
fn opaque(x: f32) -> f32 { return bitcast<f32>(bitcast<u32>(x) ^ p.zero); }

// −2 ln(1 − g/2), √½ ≤ 1 − g/2 ≤ √2; four short sums side by side, which a processor does at once (Estrin)
fn minus_two_log_one_minus_half(g: f32) -> f32 {
  let z = g * g;
  let a = 3.4135952591896057e-4 * g + 1.1177912820130587e-3;
  let b = 2.330680610612035e-3 * g + 5.178222898393869e-3;
  let c = 1.2476399540901184e-2 * g + 3.125222027301788e-2;
  let d = 8.333486318588257e-2 * g + 2.4999995529651642e-1;
  return g + z * (((a * z + b) * z + c) * z + d);
}

// y − 2n ln 2, e = n·2²³
fn subtract_two_log_two(y: f32, e: f32) -> f32 { return y - e * 1.6525916589735634e-7; }

// x with its sign changed where the top bit of the word is set
fn signed_by(word: u32, x: f32) -> f32 { return bitcast<f32>(bitcast<u32>(x) ^ (word & 0x80000000u)); }

// x − n ln 2, in two parts
fn subtract_log_two(x: f32, n: f32) -> f32 { return (x - n * 0.693359375) + n * 2.12194440e-4; }

// e^r, |r| ≤ ½ ln 2
fn exp_near_zero(r: f32) -> f32 {
  var q = 1.9875691500e-4;
  q = q * r + 1.3981999507e-3;
  q = q * r + 8.3334519073e-3;
  q = q * r + 4.1665795894e-2;
  q = q * r + 1.6666665459e-1;
  q = q * r + 5.0000001201e-1;
  return (q * r * r + r) + 1.0;
}

// x − n π/2, in three parts: exact products up to n = 2¹⁵
fn subtract_half_pi(x: f32, n: f32) -> f32 {
  return ((x - n * 1.5703125) - n * 4.83751296997e-4) - n * 7.54978995489e-8;
}

// |x| ≤ π/4
fn sin_near_zero(x: f32) -> f32 {
  let z = x * x;
  return x + x * z * (-1.6666654611e-1 + z * (8.3321608736e-3 - z * 1.9515295891e-4));
}

fn cos_near_zero(x: f32) -> f32 {
  let z = x * x;
  return 1.0 - 0.5 * z + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5));
}
