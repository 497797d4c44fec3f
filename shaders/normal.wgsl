// Standard normals by Box and Muller (1958), both outputs used. The top two bits of the second word choose the sign and
// whether sine and cosine change places; the other thirty an angle in (−π/4, π/4).

// (x, y), or (y, x) where the top bit of the word is set
fn ordered_by(word: u32, x: f32, y: f32) -> vec2<f32> {
  let swap = bitcast<i32>(word) < 0;
  return vec2<f32>(select(x, y, swap), select(y, x, swap));
}

fn on_circle(u: f32, word: u32) -> vec2<f32> {
  let t = f32(bitcast<i32>(word << 2u)) * 3.6572951981678993e-10; // π/4 · 2⁻³¹
  let s = sin_near_zero(t);
  return signed_by(word, sqrt(minus_two_log(u))) * ordered_by(word * 2u, sqrt(1.0 - s * s), s);
}

// Two normals from two words; the tail ends at 6.76 σ.
fn normals(a: u32, b: u32) -> vec2<f32> { return on_circle(unit(a), b); }

// Two normals from three words; the tail ends at 8.9 σ. For starts, where exponential averages look far out.
fn normals_fine(a: u32, b: u32, c: u32) -> vec2<f32> { return on_circle(unit_fine(a, c), b); }
