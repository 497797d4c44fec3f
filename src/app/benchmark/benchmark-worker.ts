import * as Comlink from 'comlink';
import type { BenchmarkApi } from './benchmark-api.ts';
import { createBenchmark } from './create-benchmark.ts';

const benchmark = createBenchmark();

/** The page hands over a new callback for each measurement; without this every one would keep its channel. */
const measure: BenchmarkApi['measure'] = (machine, onBenchmark) =>
  benchmark
    .measure(machine, onBenchmark)
    .finally(() => (onBenchmark as Partial<Comlink.ProxyMethods>)[Comlink.releaseProxy]?.());

Comlink.expose({ ...benchmark, measure });
