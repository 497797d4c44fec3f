import type { Benchmark } from '../../experiment/benchmark/benchmark.ts';

/** The benchmark page. */
export interface BenchmarkState {
  readonly phase: 'idle' | 'running' | 'finished' | 'stopped' | 'failed';
  /** What is being measured. */
  readonly doing: string;
  /** What is in view, measured here or read from a file. */
  readonly shown: Benchmark | null;
  /** Another one beside it, from a file. */
  readonly beside: Benchmark | null;
  /** Why something could not be measured or read, in one line. */
  readonly failure: string | null;
}

/** Nothing measured yet. */
export const emptyBenchmark: BenchmarkState = {
  phase: 'idle',
  doing: '',
  shown: null,
  beside: null,
  failure: null,
};
