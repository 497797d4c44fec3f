// The dragged trap in scalar C++, double precision: one trajectory after another, xoroshiro128+ and the Ziggurat of Marsaglia and
// Tsang (J. Stat. Softw. 5(8), 2000) with 256 layers, one stream a thread. The values that it answers with are works.
#include "crew.hpp"
#include "dragged_trap.hpp"
#include <cmath>

namespace {
constexpr double tail = 3.6541528853610088, area = 4.92867323399e-3, scale = 0x1p31;
int64_t inside[256];
double width[256], height[256];

double density(double x) { return std::exp(-0.5 * x * x); }

void makeTables() {
  double edge = tail;
  const double base = area / density(edge);
  inside[0] = static_cast<int64_t>(edge / base * scale);
  width[0] = base / scale;
  width[255] = edge / scale;
  height[0] = 1;
  height[255] = density(edge);
  for (int i = 254; i >= 1; i--) {
    const double next = std::sqrt(-2 * std::log(area / edge + density(edge)));
    inside[i + 1] = static_cast<int64_t>(next / edge * scale);
    edge = next;
    width[i] = edge / scale;
    height[i] = density(edge);
  }
}

double normal(Generator &g) {
  for (;;) {
    const uint64_t word = g.next();
    const int i = (word >> 24) & 255;
    const int64_t h = static_cast<int32_t>(word >> 32);
    const double z = h * width[i];
    if (std::abs(h) < inside[i]) return z;
    if (i == 0) {
      double x;
      do x = -std::log(g.uniform()) / tail;
      while (-2 * std::log(g.uniform()) < x * x);
      return h > 0 ? tail + x : -tail - x;
    }
    if (height[i] + g.uniform() * (height[i - 1] - height[i]) < density(z)) return z;
  }
}

long simulate(uint64_t stream, const Problem &p, double *works, long count) {
  Generator g(stream);
  const double move = p.v * p.dt, half = 0.5 * move, pull = p.k * move, drift = p.mu * p.k * p.dt;
  const double noise = std::sqrt(2 * p.mu * p.kT * p.dt);
  for (long i = 0; i < count; i++) {
    double x = std::sqrt(p.kT / p.k) * normal(g);
    double work = 0.5 * pull * (0.25 * move - x);
    x += drift * (half - x) + noise * normal(g);
    for (long n = 1; n < p.steps; n++) {
      const double at = n * move;
      work += pull * (at - x);
      x += drift * (at + half - x) + noise * normal(g);
    }
    works[i] = work + 0.5 * pull * ((p.steps - 0.25) * move - x);
  }
  return count * p.steps;
}
} // namespace

int main() {
  makeTables();
  long n;
  unsigned long long seed;
  int threads;
  Problem p;
  while (read(n, seed, threads, p)) {
    std::vector<double> works(n);
    answer(works, threads, [&](int t, long first, long end) {
      return simulate((seed << 8) + t, p, works.data() + first, end - first);
    });
  }
}
