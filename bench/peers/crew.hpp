// What the C++ peers share: a generator, threads, and the answer to a request.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <thread>
#include <vector>

inline uint64_t splitmix(uint64_t &s) {
  uint64_t z = (s += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

// xoroshiro128+ (Blackman and Vigna, 2018).
struct Generator {
  uint64_t a, b;
  explicit Generator(uint64_t stream) : a(splitmix(stream)), b(splitmix(stream)) {}
  static uint64_t rotate(uint64_t x, int r) { return (x << r) | (x >> (64 - r)); }
  uint64_t next() {
    const uint64_t sum = a + b, mixed = a ^ b;
    a = rotate(a, 24) ^ mixed ^ (mixed << 16);
    b = rotate(mixed, 37);
    return sum;
  }
  double uniform() { return ((next() >> 11) + 0.5) * 0x1p-53; }
};

// Calls `part(thread, first, end)` in each thread, and prints on one line: seconds, CPU seconds, the sum of what the parts return,
// mean and central power sums of the values, and their extremes.
template <class T, class Part> void answer(const std::vector<T> &values, int threads, Part part) {
  const long n = static_cast<long>(values.size());
  std::vector<long> made(threads);
  std::vector<std::thread> crew;
  const auto began = std::chrono::steady_clock::now();
  const std::clock_t used = std::clock();
  for (int t = 0; t < threads; t++) crew.emplace_back([&, t] { made[t] = part(t, n * t / threads, n * (t + 1) / threads); });
  for (auto &worker : crew) worker.join();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  const double cpu = static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC;
  double mean = 0, m2 = 0, m3 = 0, m4 = 0;
  for (double x : values) mean += x / n;
  for (double x : values) {
    const double d = x - mean;
    m2 += d * d;
    m3 += d * d * d;
    m4 += d * d * d * d;
  }
  long total = 0;
  for (long m : made) total += m;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  std::printf("%.9g %.9g %ld %.17g %.17g %.17g %.17g %.9g %.9g\n", seconds, cpu, total, mean, m2, m3, m4, double(*least), double(*most));
  std::fflush(stdout);
}
