// The dragged trap as a straightforward CUDA kernel: a thread a trajectory, single precision, cuRAND's Philox4x32-10 with its own
// normals four at a time, plain sums. Steps come in fours. The values that it answers with are works, copied to the host.
#include "crew.hpp"
#include "dragged_trap.hpp"
#include <cmath>
#include <cstring>
#include <curand_kernel.h>

namespace {
void must(cudaError_t outcome) {
  if (outcome == cudaSuccess) return;
  std::fprintf(stderr, "%s\n", cudaGetErrorString(outcome));
  std::exit(1);
}

struct Step {
  float first, move, half, pull, drift, noise, width, last;
  int fours;
};

__global__ void simulate(Step p, unsigned long long seed, float *works, long count) {
  const long i = blockIdx.x * static_cast<long>(blockDim.x) + threadIdx.x;
  if (i >= count) return;
  curandStatePhilox4_32_10_t state;
  curand_init(seed, i, 0, &state);
  float x = p.width * curand_normal(&state);
  float work = 0.5f * p.pull * (p.first - x) + p.pull * x; // the loop begins with a whole change
  for (int n = 0; n < p.fours; n++) {
    const float4 z = curand_normal4(&state);
    const float noise[4] = {z.x, z.y, z.z, z.w};
#pragma unroll
    for (int j = 0; j < 4; j++) {
      const float at = (4 * n + j) * p.move;
      work += p.pull * (at - x);
      x += p.drift * (at + p.half - x) + p.noise * noise[j];
    }
  }
  works[i] = work + 0.5f * p.pull * (p.last - x);
}
} // namespace

int main(int count, char **) {
  cudaDeviceProp device;
  must(cudaGetDeviceProperties(&device, 0));
  if (count > 1) return std::printf("%s\n", device.name), 0; // asked for the device
  long n;
  unsigned long long seed;
  int threads;
  Problem p;
  while (read(n, seed, threads, p)) {
    const double move = p.v * p.dt;
    const Step step{static_cast<float>(0.25 * move),
                    static_cast<float>(move),
                    static_cast<float>(0.5 * move),
                    static_cast<float>(p.k * move),
                    static_cast<float>(p.mu * p.k * p.dt),
                    static_cast<float>(std::sqrt(2 * p.mu * p.kT * p.dt)),
                    static_cast<float>(std::sqrt(p.kT / p.k)),
                    static_cast<float>((p.steps - 0.25) * move),
                    static_cast<int>(p.steps / 4)};
    float *onDevice, *pinned;
    must(cudaMalloc(&onDevice, n * sizeof(float)));
    must(cudaMallocHost(&pinned, n * sizeof(float)));
    std::vector<float> works(n);
    answer(works, 1, [&](int, long, long) {
      simulate<<<(n + 255) / 256, 256>>>(step, seed, onDevice, n);
      must(cudaGetLastError());
      must(cudaMemcpy(pinned, onDevice, n * sizeof(float), cudaMemcpyDeviceToHost));
      std::memcpy(works.data(), pinned, n * sizeof(float));
      return n * p.steps;
    });
    must(cudaFree(onDevice));
    must(cudaFreeHost(pinned));
  }
}
