// Elementary functions of formulas and normals, so that every backend computes the same. The polynomials and constants live in
// precision-single.wgsl and precision-double.wgsl; everything here serves both.

// 2ⁿ for n in −126 … 127
fn power_of_two(n: i32) -> f32 { return bitcast<f32>(bitcast<u32>(n + 127) << 23u); }

// −2 ln x, as normals need it: x = 2ⁿ·(1 − g/2); n and the power of two without shifts, which software adapters do lane by lane
fn minus_two_log(x: f32) -> f32 {
  let e = (bitcast<u32>(x) - 0x3f3504f3u) & 0xff800000u;
  let g = 2.0 - x * bitcast<f32>(0x40000000u - e);
  return subtract_two_log_two(minus_two_log_one_minus_half(g), f32(bitcast<i32>(e)));
}

fn m_log(x: f32) -> f32 { return -0.5 * minus_two_log(x); }

// ln of formulas: −∞ at 0, no number below, where m_log, meant for draws, gives any
fn m_ln(x: f32) -> f32 { return select(select(m_log(x), -1.0 / abs(x), x == 0.0), sqrt(x), x < 0.0); }

fn m_exp(x: f32) -> f32 {
  let y = clamp(x, -170.0, 170.0);
  let n = round(y * 1.4426950408889634);
  let i = i32(n);
  let half = i >> 1u;
  return exp_near_zero(subtract_log_two(y, n)) * power_of_two(half) * power_of_two(i - half);
}

// sin and cos of x = n·π/2 + r
fn m_sin(x: f32) -> f32 {
  let n = round(x * 0.6366197723675814);
  return quadrant(subtract_half_pi(x, n), i32(n));
}

fn m_cos(x: f32) -> f32 {
  let n = round(x * 0.6366197723675814);
  return quadrant(subtract_half_pi(x, n), i32(n) + 1);
}

fn quadrant(r: f32, n: i32) -> f32 {
  let y = select(sin_near_zero(r), cos_near_zero(r), (n & 1) != 0);
  return select(y, -y, (n & 2) != 0);
}

// e^x − 1 = (u − 1)·x / ln u with u = fl(e^x): the errors of u cancel (Kahan)
fn m_expm1(x: f32) -> f32 {
  let u = m_exp(x);
  let d = u - 1.0;
  let near = d * x / m_log(select(u, 2.0, u == 1.0));
  return select(select(near, d, abs(x) > 1.0), x, u == 1.0);
}

fn m_tanh(x: f32) -> f32 {
  let e = m_expm1(2.0 * min(abs(x), 30.0));
  return sign(x) * (e / (e + 2.0));
}

fn m_sinh(x: f32) -> f32 {
  let e = m_expm1(abs(x));
  return sign(x) * 0.5 * (e + e / (e + 1.0));
}

fn m_cosh(x: f32) -> f32 {
  let e = m_exp(abs(x));
  return 0.5 * (e + 1.0 / e);
}

fn m_sech(x: f32) -> f32 {
  let e = m_exp(-abs(x));
  return 2.0 * e / (1.0 + e * e);
}

fn m_tan(x: f32) -> f32 { return m_sin(x) / m_cos(x); }

// x^y; of a negative base for whole y only, else not a number
fn m_pow(x: f32, y: f32) -> f32 {
  let r = m_exp(y * m_log(abs(x)));
  let whole = floor(y) == y;
  let odd = whole && floor(0.5 * y) * 2.0 != y;
  let of_negative = select(sqrt(x), select(r, -r, odd), whole);
  let of_zero = select(select(m_exp(200.0), 1.0, y == 0.0), 0.0, y > 0.0);
  return select(select(r, of_negative, x < 0.0), of_zero, x == 0.0);
}

// xⁿ of any base, n odd
fn m_odd_pow(x: f32, n: f32) -> f32 { return sign(x) * m_pow(abs(x), n); }

fn m_pow2(x: f32) -> f32 { return x * x; }
fn m_pow3(x: f32) -> f32 { return x * x * x; }
fn m_pow4(x: f32) -> f32 { return m_pow2(m_pow2(x)); }
fn m_pow5(x: f32) -> f32 { return x * m_pow4(x); }
fn m_pow7(x: f32) -> f32 { return m_pow3(x) * m_pow4(x); }
fn m_pow11(x: f32) -> f32 { return m_pow3(x) * m_pow4(m_pow2(x)); }
fn m_pow13(x: f32) -> f32 { return x * m_pow3(m_pow4(x)); }
fn m_pow17(x: f32) -> f32 { return x * m_pow4(m_pow4(x)); }
fn m_pow19(x: f32) -> f32 { return m_pow3(x) * m_pow4(m_pow4(x)); }
fn m_pow23(x: f32) -> f32 { return m_pow3(x) * m_pow5(m_pow4(x)); }
fn m_pow29(x: f32) -> f32 { return x * m_pow7(m_pow4(x)); }
fn m_pow31(x: f32) -> f32 { return m_pow3(x) * m_pow7(m_pow4(x)); }
