// The ring of three states in scalar C++: one trajectory after another, xoroshiro128+, one stream a thread.
// Reads lines `trajectories seed threads forward back tau`; the values that it answers with are currents 0 -> 1, made are jumps.
#include "crew.hpp"
#include <cmath>

static long simulate(uint64_t stream, double forward, double back, double tau, double *currents, long count) {
  Generator g(stream);
  const double wait = 1 / (forward + back), up = forward * wait;
  long jumps = 0;
  for (long i = 0; i < count; i++) {
    int at = static_cast<int>(3 * g.uniform());
    long current = 0;
    double time = 0;
    for (;;) {
      time -= std::log(g.uniform()) * wait;
      if (time >= tau) break;
      jumps++;
      if (g.uniform() < up) {
        current += at == 0;
        at = at == 2 ? 0 : at + 1;
      } else {
        current -= at == 1;
        at = at == 0 ? 2 : at - 1;
      }
    }
    currents[i] = static_cast<double>(current);
  }
  return jumps;
}

int main() {
  long n;
  unsigned long long seed;
  int threads;
  double forward, back, tau;
  while (std::scanf("%ld %llu %d %lf %lf %lf", &n, &seed, &threads, &forward, &back, &tau) == 6) {
    std::vector<double> currents(n);
    answer(currents, threads, [&](int t, long first, long end) {
      return simulate((seed << 8) + t, forward, back, tau, currents.data() + first, end - first);
    });
  }
}
