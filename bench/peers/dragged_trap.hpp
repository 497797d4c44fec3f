// The problem as it is asked for, in lines `trajectories seed threads k v mu kT dt steps`.
#pragma once
#include <cstdio>

struct Problem {
  double k, v, mu, kT, dt;
  long steps;
};

inline bool read(long &trajectories, unsigned long long &seed, int &threads, Problem &p) {
  return std::scanf("%ld %llu %d %lf %lf %lf %lf %lf %ld", &trajectories, &seed, &threads, &p.k, &p.v, &p.mu, &p.kT, &p.dt, &p.steps) == 9;
}
