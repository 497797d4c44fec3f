// What differs in single precision. Polynomials: Cephes (S. Moshier, 1989), within 2 units in the last place on the stated ranges.

// x, hidden from the optimiser: `p.zero` is a uniform that holds 0, which no compiler knows, so fast-math cannot cancel s − (s − a).
fn opaque(x: f32) -> f32 { return bitcast<f32>(bitcast<u32>(x) ^ p.zero); }

// ln(1 + f), √½ ≤ 1 + f ≤ √2
fn log_one_plus(f: f32) -> f32 {
  let z = f * f;
  var q = 7.0376836292e-2;
  q = q * f - 1.1514610310e-1;
  q = q * f + 1.1676998740e-1;
  q = q * f - 1.2420140846e-1;
  q = q * f + 1.4249322787e-1;
  q = q * f - 1.6668057665e-1;
  q = q * f + 2.0000714765e-1;
  q = q * f - 2.4999993993e-1;
  q = q * f + 3.3333331174e-1;
  return f + (q * f * z - 0.5 * z);
}

fn add_log_two(y: f32, e: f32) -> f32 { return e * 0.693147180559945 + y; }

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
