// The dragged trap with path heat as Eddy's own kernel computes it, step by step and bit for bit the same operations, written by hand
// for clang's WebAssembly SIMD: Threefry4x32-13, Box and Muller, four steps summed plainly, then with compensation.
// GROUPS vectors of four trajectories are advanced side by side.
#include <wasm_simd128.h>

typedef float F __attribute__((vector_size(16)));
typedef int I __attribute__((vector_size(16)));
typedef unsigned U __attribute__((vector_size(16)));

#define INLINE static inline __attribute__((always_inline))
#define EACH for (int g = 0; g < GROUPS; g++)

INLINE F all(float x) { return (F){x, x, x, x}; }
INLINE F number(U x) { return __builtin_convertvector((I)x, F); }
INLINE F root(F x) { return (F)wasm_f32x4_sqrt((v128_t)x); }

typedef struct {
  U x, y, z, w;
} Words;

INLINE U rotate(U x, int r) { return (x << r) | (x >> (32 - r)); }

INLINE void even(Words *s, int a, int b) {
  s->x += s->y;
  s->y = rotate(s->y, a) ^ s->x;
  s->z += s->w;
  s->w = rotate(s->w, b) ^ s->z;
}

INLINE void odd(Words *s, int a, int b) {
  s->x += s->w;
  s->w = rotate(s->w, a) ^ s->x;
  s->z += s->y;
  s->y = rotate(s->y, b) ^ s->z;
}

INLINE void four_a(Words *s) { even(s, 10, 26), odd(s, 11, 21), even(s, 13, 27), odd(s, 23, 5); }
INLINE void four_b(Words *s) { even(s, 6, 20), odd(s, 17, 11), even(s, 25, 10), odd(s, 18, 20); }

INLINE Words threefry(unsigned k0, unsigned k1, Words s) {
  const unsigned p = 0x1BD11BDAu ^ k0 ^ k1;
  s.x += k0, s.y += k1;
  four_a(&s);
  s.x += k1, s.w += p + 1;
  four_b(&s);
  s.z += p, s.w += k0 + 2;
  four_a(&s);
  s.y += p, s.z += k0, s.w += k1 + 3;
  even(&s, 6, 20);
  return s;
}

INLINE F minus_two_log(F x) {
  const U e = ((U)x - 0x3f3504f3u) & 0xff800000u;
  const F f = 2.0f - x * (F)(0x40000000u - e), z = f * f;
  const F a = 3.4135952591896057e-4f * f + 1.1177912820130587e-3f;
  const F b = 2.330680610612035e-3f * f + 5.178222898393869e-3f;
  const F c = 1.2476399540901184e-2f * f + 3.125222027301788e-2f;
  const F d = 8.333486318588257e-2f * f + 2.4999995529651642e-1f;
  return (f + z * (((a * z + b) * z + c) * z + d)) - number(e) * 1.6525916589735634e-7f;
}

INLINE void normals(U a, U b, F *first, F *second) {
  const F u = number(a >> 8) * 0x1p-24f + (number(a & 255u) + 0.5f) * 0x1p-32f;
  const F t = number(b << 2) * 3.6572951981678993e-10f, z = t * t;
  const F sine = t + t * z * (-1.6666654611e-1f + z * (8.3321608736e-3f - z * 1.9515295891e-4f));
  const F cosine = root(1.0f - sine * sine);
  const F r = (F)((U)root(minus_two_log(u)) ^ (b & 0x80000000u));
  const U swap = ((U)cosine ^ (U)sine) & (U)((I)(b << 1) < 0);
  *first = r * (F)((U)cosine ^ swap);
  *second = r * (F)((U)sine ^ swap);
}

typedef struct {
  F hi, lo;
} Sum;

INLINE Sum add_to(Sum a, F b) {
  const F s = a.hi + b, t = s - a.hi;
  return (Sum){s, a.lo + ((a.hi - (s - t)) + (b - t))};
}

// Trajectories first … first + count − 1 through 4·blocks steps; controls: λ₀, then that of every step. Writes protocol work, its low word,
// position and path heat, `count` numbers each, which is a multiple of 4·GROUPS.
__attribute__((export_name("simulate"))) void simulate(float k, float mu, float kT, float dt, unsigned blocks, unsigned seed,
                                                       unsigned first, unsigned count, const float *controls, float *out) {
  const float noise = __builtin_sqrtf(2 * mu * kT * dt), drift = -(mu * dt * k), spread = __builtin_sqrtf(kT / k);
  const float half = 1 / (2 * mu * dt), quarter = 1 / (4 * mu * dt);
  for (unsigned at = 0; at < count; at += 4 * GROUPS) {
    Sum x[GROUPS], w[GROUPS], q[GROUPS];
    U id[GROUPS];
    EACH {
      const unsigned lane = first + at + 4 * g;
      id[g] = (U){lane, lane + 1, lane + 2, lane + 3};
      const Words s = threefry(seed, 0, (Words){id[g], (U){0}, (U){0}, (U){0} + 1u});
      F unused;
      normals(s.x, s.y, &x[g].hi, &unused);
      x[g].hi *= spread;
      x[g].lo = w[g].hi = w[g].lo = q[g].hi = q[g].lo = all(0);
    }
    float before = controls[0];
    for (unsigned block = 0; block < blocks; block++) {
      F z[GROUPS][4], y[GROUPS], d[GROUPS], work[GROUPS], heat[GROUPS];
      EACH {
        const Words s = threefry(seed, 0, (Words){id[g], (U){0}, (U){0} + block, (U){0}});
        normals(s.x, s.y, &z[g][0], &z[g][1]);
        normals(s.z, s.w, &z[g][2], &z[g][3]);
        y[g] = x[g].hi, d[g] = x[g].lo, work[g] = heat[g] = all(0);
      }
      for (int j = 0; j < 4; j++) {
        const float here = controls[4 * block + j + 1], middle = 0.5f * (before + here), change = here - before;
        EACH {
          const F a = drift * (y[g] - here), s = a + noise * z[g][j];
          work[g] += -k * (y[g] - middle) * change;
          d[g] += s;
          y[g] = x[g].hi + d[g];
          const F b = drift * (y[g] - here);
          heat[g] += (a + b) * (half * s + quarter * (b - a));
        }
        before = here;
      }
      EACH {
        x[g] = add_to((Sum){x[g].hi, all(0)}, d[g]);
        w[g] = add_to(w[g], work[g]);
        q[g] = add_to(q[g], heat[g]);
      }
    }
    EACH {
      const unsigned to = at + 4 * g;
      *(F *)(out + to) = w[g].hi;
      *(F *)(out + count + to) = w[g].lo;
      *(F *)(out + 2 * count + to) = x[g].hi;
      *(F *)(out + 3 * count + to) = q[g].hi + q[g].lo;
    }
  }
}
