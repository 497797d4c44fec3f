import type { Benchmark } from '../../experiment/benchmark/benchmark.ts';

/** What is known so far, and what is being done. */
type OnBenchmark = (benchmark: Benchmark, doing: string) => void;

type BenchmarkEnding =
  | { readonly how: 'finished'; readonly benchmark: Benchmark }
  | { readonly how: 'stopped' }
  | { readonly how: 'failed'; readonly message: string };

/** The benchmark as the page sees it; it lives in a worker of its own. */
export interface BenchmarkApi {
  /** Measures this machine's backends. @param machine the machine and the program, in words */
  measure(machine: string, onBenchmark: OnBenchmark): Promise<BenchmarkEnding>;
  /** The page was hidden, so that what is being measured is spoilt. */
  spoil(): void;
  stop(): void;
}
