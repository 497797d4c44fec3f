// What differs in double precision (CPU reference only). Polynomials: fdlibm (Sun Microsystems, 1993), below 1 unit in the last place.

// Our own compiler never reassociates.
fn opaque(x: f32) -> f32 { return x; }

// ln(1 + f), √½ ≤ 1 + f ≤ √2
fn log_one_plus(f: f32) -> f32 {
  let s = f / (2.0 + f);
  let z = s * s;
  var q = 1.479819860511658591e-1;
  q = q * z + 1.531383769920937332e-1;
  q = q * z + 1.818357216161805012e-1;
  q = q * z + 2.222219843214978396e-1;
  q = q * z + 2.857142874366239149e-1;
  q = q * z + 3.999999999940941908e-1;
  q = q * z + 6.666666666666735130e-1;
  let h = 0.5 * f * f;
  return f - (h - s * (h + q * z));
}

fn add_log_two(y: f32, e: f32) -> f32 { return e * 6.93147180369123816490e-1 + (y + e * 1.90821492927058770002e-10); }

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
