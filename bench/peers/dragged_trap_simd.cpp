// The dragged trap in C++ with vectors of the compiler, single precision, as wide as the processor has them: the same generator
// (Threefry4x32-13, Random123) and normals (Box and Muller) as Eddy, two vectors of trajectories at a time, plain sums. Steps come in fours.
#include "crew.hpp"
#include "dragged_trap.hpp"
#include <cmath>

namespace {
#if defined(__AVX512F__)
constexpr int lanes = 16;
#elif defined(__AVX2__)
constexpr int lanes = 8;
#else
constexpr int lanes = 4;
#endif
constexpr int groups = 2;

typedef float F __attribute__((vector_size(4 * lanes)));
typedef int32_t I __attribute__((vector_size(4 * lanes)));
typedef uint32_t U __attribute__((vector_size(4 * lanes)));

#define INLINE static inline __attribute__((always_inline))

// A cast between vectors keeps the bits.
INLINE F number(U x) { return __builtin_convertvector((I)x, F); }

INLINE F root(F x) {
  F r;
  for (int l = 0; l < lanes; l++) r[l] = __builtin_sqrtf(x[l]);
  return r;
}

// ln of normal numbers in (0, 1]: u = 2^e m with m in [√½, √2), ln m = 2 artanh((m − 1)/(m + 1)).
INLINE F logarithm(F u) {
  const U shifted = (U)u - 0x3f3504f3u;
  const F e = __builtin_convertvector((I)shifted >> 23, F);
  const F m = (F)((shifted & 0x7fffffu) + 0x3f3504f3u);
  const F s = (m - 1.0f) / (m + 1.0f), q = s * s;
  const F series = 2.0f + q * (0.66666667f + q * (0.4f + q * (0.28571429f + q * 0.22222222f)));
  return e * 0.69314718f + s * series;
}

struct Words {
  U x, y, z, w;
};

INLINE U rotate(U x, int r) { return (x << r) | (x >> (32 - r)); }

INLINE void even(Words &s, int a, int b) {
  s.x += s.y;
  s.y = rotate(s.y, a) ^ s.x;
  s.z += s.w;
  s.w = rotate(s.w, b) ^ s.z;
}

INLINE void odd(Words &s, int a, int b) {
  s.x += s.w;
  s.w = rotate(s.w, a) ^ s.x;
  s.z += s.y;
  s.y = rotate(s.y, b) ^ s.z;
}

INLINE void fourA(Words &s) { even(s, 10, 26), odd(s, 11, 21), even(s, 13, 27), odd(s, 23, 5); }
INLINE void fourB(Words &s) { even(s, 6, 20), odd(s, 17, 11), even(s, 25, 10), odd(s, 18, 20); }

INLINE Words threefry(uint32_t k0, uint32_t k1, Words s) {
  const uint32_t p = 0x1BD11BDAu ^ k0 ^ k1;
  s.x += k0, s.y += k1;
  fourA(s);
  s.x += k1, s.w += p + 1;
  fourB(s);
  s.z += p, s.w += k0 + 2;
  fourA(s);
  s.y += p, s.z += k0, s.w += k1 + 3;
  even(s, 6, 20);
  return s;
}

// Two normals from two words; the tail ends at 6.8.
INLINE void normals(U a, U b, F &first, F &second) {
  const F u = number(a >> 8) * 0x1p-24f + (number(a & 255u) + 0.5f) * 0x1p-32f;
  const F r = root(-2.0f * logarithm(u));
  const F t = number(b << 2) * 3.6572952e-10f, q = t * t;
  const F sine = t * (1.0f + q * (-0.16666667f + q * (8.3333333e-3f + q * -1.9841270e-4f)));
  const F cosine = 1.0f + q * (-0.5f + q * (4.1666667e-2f + q * (-1.3888889e-3f + q * 2.4801587e-5f)));
  const F signedR = (F)((U)r ^ (b & 0x80000000u));
  const I swap = (b & 0x40000000u) != 0u;
  first = signedR * (swap ? sine : cosine);
  second = signedR * (swap ? cosine : sine);
}

INLINE void four(uint32_t k0, uint32_t k1, U trajectory, uint32_t block, F *z) {
  const Words w = threefry(k0, k1, {trajectory, U{}, U{} + block, U{}});
  normals(w.x, w.y, z[0], z[1]);
  normals(w.z, w.w, z[2], z[3]);
}

long simulate(uint64_t seed, const Problem &p, float *works, long first, long end) {
  const uint32_t k0 = static_cast<uint32_t>(seed), k1 = static_cast<uint32_t>(seed >> 32);
  const double move = p.v * p.dt;
  const float pull = p.k * move, drift = p.mu * p.k * p.dt, noise = std::sqrt(2 * p.mu * p.kT * p.dt);
  for (long i = first; i < end; i += groups * lanes) {
    U id[groups];
    F x[groups], w[groups], z[groups][4];
    for (int g = 0; g < groups; g++) {
      for (int l = 0; l < lanes; l++) id[g][l] = static_cast<uint32_t>(i + g * lanes + l);
      four(k0, k1, id[g], 0xffffffffu, z[g]);
      x[g] = static_cast<float>(std::sqrt(p.kT / p.k)) * z[g][0];
      w[g] = 0.5f * pull * (static_cast<float>(0.25 * move) - x[g]) + pull * x[g]; // the loop begins with a whole change
    }
    for (long n = 0; n < p.steps; n += 4) {
      for (int g = 0; g < groups; g++) four(k0, k1, id[g], static_cast<uint32_t>(n >> 2), z[g]);
      for (int j = 0; j < 4; j++) {
        const float at = static_cast<float>((n + j) * move), mid = static_cast<float>((n + j + 0.5) * move);
        for (int g = 0; g < groups; g++) {
          w[g] += pull * (at - x[g]);
          x[g] += drift * (mid - x[g]) + noise * z[g][j];
        }
      }
    }
    const float last = static_cast<float>((p.steps - 0.25) * move);
    for (int g = 0; g < groups; g++) {
      w[g] += 0.5f * pull * (last - x[g]);
      for (long l = 0; l < std::min<long>(lanes, end - i - g * lanes); l++) works[i + g * lanes + l] = w[g][l];
    }
  }
  return (end - first) * p.steps;
}
} // namespace

int main(int count, char **) {
  if (count > 1) return std::printf("%d\n", 32 * lanes), 0; // asked for the width of its vectors
  long n;
  unsigned long long seed;
  int threads;
  Problem p;
  while (read(n, seed, threads, p)) {
    std::vector<float> works(n);
    answer(works, threads, [&](int, long first, long end) { return simulate(seed, p, works.data(), first, end); });
  }
}
