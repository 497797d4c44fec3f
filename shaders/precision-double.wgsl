// What differs in double precision (CPU reference only). Polynomials: fdlibm (Sun Microsystems, 1993), below 1 unit in the last place.

// Our own compiler never reassociates.
fn opaque(x: f32) -> f32 { return x; }

// −2 ln(1 − g/2), √½ ≤ 1 − g/2 ≤ √2: −2 ln(1 + f) of fdlibm with f = −g/2, its coefficients and h = f²/2 doubled
fn minus_two_log_one_minus_half(g: f32) -> f32 {
  let s = g / (4.0 - g);
  let z = s * s;
  var q = 2.959639721023317182e-1;
  q = q * z + 3.062767539841874664e-1;
  q = q * z + 3.636714432323610024e-1;
  q = q * z + 4.444439686429956792e-1;
  q = q * z + 5.714285748732478298e-1;
  q = q * z + 7.999999999881883816e-1;
  q = q * z + 1.333333333333347026;
  let h = 0.25 * g * g;
  return g + (h + s * (h + q * z));
}

// y − 2n ln 2, e = n·2²³
fn subtract_two_log_two(y: f32, e: f32) -> f32 { return (y - e * 4.549538920570821e-17) - e * 1.6525916585186096e-7; }

// x with its sign changed where the top bit of the word is set
fn signed_by(word: u32, x: f32) -> f32 { return select(x, -x, bitcast<i32>(word) < 0); }

// x − n ln 2, in two parts
fn subtract_log_two(x: f32, n: f32) -> f32 {
  return (x - n * 6.93147180369123816490e-1) - n * 1.90821492927058770002e-10;
}

// e^r, |r| ≤ ½ ln 2: 1 + 2r/(c − r)-type rational of fdlibm
fn exp_near_zero(r: f32) -> f32 {
  let t = r * r;
  var q = 4.13813679705723846039e-8;
  q = q * t - 1.65339022054652515390e-6;
  q = q * t + 6.61375632143793436117e-5;
  q = q * t - 2.77777777770155933842e-3;
  q = q * t + 1.66666666666666019037e-1;
  let c = r - t * q;
  return 1.0 - (r * c / (c - 2.0) - r);
}

// x − n π/2, in three parts of 33 bits: exact products up to n = 2²⁰
fn subtract_half_pi(x: f32, n: f32) -> f32 {
  return ((x - n * 1.57079632673412561417) - n * 6.07710050630396597660e-11) - n * 2.02226624879595063154e-21;
}

// |x| ≤ π/4
fn sin_near_zero(x: f32) -> f32 {
  let z = x * x;
  var q = 1.58969099521155010221e-10;
  q = q * z - 2.50507602534068634195e-8;
  q = q * z + 2.75573137070700676789e-6;
  q = q * z - 1.98412698298579493134e-4;
  q = q * z + 8.33333333332248946124e-3;
  q = q * z - 1.66666666666666324348e-1;
  return x + x * z * q;
}

fn cos_near_zero(x: f32) -> f32 {
  let z = x * x;
  var q = -1.13596475577881948265e-11;
  q = q * z + 2.08757232129817482790e-9;
  q = q * z - 2.75573143513906633035e-7;
  q = q * z + 2.48015872894767294178e-5;
  q = q * z - 1.38888888888741095749e-3;
  q = q * z + 4.16666666666666019037e-2;
  return (1.0 - 0.5 * z) + z * z * q;
}
