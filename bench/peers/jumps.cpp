// The ring of three states in scalar C++: one trajectory after another, xoroshiro128+ (Blackman and Vigna, 2018), one stream a thread.
// Reads lines `trajectories seed forward back tau threads`; answers each with seconds, CPU seconds, jumps, and mean and central power
// sums of the current 0 -> 1, then its extremes.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <thread>
#include <vector>

static uint64_t splitmix(uint64_t &s) {
  uint64_t z = (s += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

struct Generator {
  uint64_t a, b;
  static uint64_t rotate(uint64_t x, int r) { return (x << r) | (x >> (64 - r)); }
  uint64_t next() {
    const uint64_t sum = a + b, mixed = a ^ b;
    a = rotate(a, 24) ^ mixed ^ (mixed << 16);
    b = rotate(mixed, 37);
    return sum;
  }
  double uniform() { return ((next() >> 11) + 0.5) * 0x1p-53; }
};

static long simulate(uint64_t stream, double forward, double back, double tau, double *currents, long count) {
  Generator g{splitmix(stream), splitmix(stream)};
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
  double forward, back, tau;
  int threads;
  while (std::scanf("%ld %llu %lf %lf %lf %d", &n, &seed, &forward, &back, &tau, &threads) == 6) {
    std::vector<double> currents(n);
    std::vector<long> jumps(threads);
    std::vector<std::thread> crew;
    const auto began = std::chrono::steady_clock::now();
    const std::clock_t used = std::clock();
    for (int t = 0; t < threads; t++)
      crew.emplace_back([&, t] {
        const long first = n * t / threads, end = n * (t + 1) / threads;
        jumps[t] = simulate((seed << 8) + t, forward, back, tau, currents.data() + first, end - first);
      });
    for (auto &worker : crew) worker.join();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const double cpu = static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC;
    double mean = 0, m2 = 0, m3 = 0, m4 = 0, least = currents[0], most = currents[0];
    for (double x : currents) mean += x / n;
    for (double x : currents) {
      const double d = x - mean;
      m2 += d * d;
      m3 += d * d * d;
      m4 += d * d * d * d;
      least = std::min(least, x);
      most = std::max(most, x);
    }
    long total = 0;
    for (long j : jumps) total += j;
    std::printf("%.9g %.9g %ld %.17g %.17g %.17g %.17g %.17g %.17g\n", seconds, cpu, total, mean, m2, m3, m4, least, most);
    std::fflush(stdout);
  }
}
