import * as Comlink from 'comlink';
import { onceHeard } from '../once-heard.ts';
import type { BenchmarkApi } from './benchmark-api.ts';
import { createBenchmark } from './create-benchmark.ts';

const benchmark = createBenchmark();

const measure: BenchmarkApi['measure'] = (machine, onBenchmark) =>
  onceHeard(onBenchmark, (tell) => benchmark.measure(machine, tell));

Comlink.expose({ ...benchmark, measure });
