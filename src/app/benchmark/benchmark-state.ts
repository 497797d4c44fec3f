import type { Benchmark } from '../../experiment/benchmark/benchmark.ts';

/** The benchmark page. */
export interface BenchmarkState {
  readonly phase: 'idle' | 'running' | 'finished' | 'stopped' | 'failed';
  /** What is being measured. */
  readonly doing: string;
  /** What was measured here, or is known so far. */
  readonly measured: Benchmark | null;
  /** What was read from a file. */
  readonly opened: Benchmark | null;
  /** Why something could not be measured or read, in one line. */
  readonly failure: string | null;
}

/** Nothing measured yet. */
export const emptyBenchmark: BenchmarkState = {
  phase: 'idle',
  doing: '',
  measured: null,
  opened: null,
  failure: null,
};

/** What is in view, and what is drawn beside it: a file stands by itself until something is measured. */
export const inView = ({ measured, opened }: BenchmarkState) => ({
  shown: measured ?? opened,
  beside: measured ? opened : null,
});
