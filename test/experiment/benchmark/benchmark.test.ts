import { describe, expect, test } from 'vitest';
import { nodeEnvironment } from '../../../src/cli/environment.ts';
import { DeviceError } from '../../../src/errors.ts';
import type { Benchmark, BenchmarkEntry, Contestant } from '../../../src/experiment/benchmark/benchmark.ts';
import { crossoversOf } from '../../../src/experiment/benchmark/crossovers.ts';
import { driftOf } from '../../../src/experiment/benchmark/drift.ts';
import { rateOf } from '../../../src/experiment/benchmark/rate.ts';
import { readBenchmark } from '../../../src/experiment/benchmark/read-benchmark.ts';
import { remarksOn } from '../../../src/experiment/benchmark/remarks.ts';
import { runBenchmark } from '../../../src/experiment/benchmark/run-benchmark.ts';

const entry = (backend: Contestant, rates: readonly number[], more: Partial<BenchmarkEntry> = {}): BenchmarkEntry => ({
  ...{ backend, adapter: 'a device', software: false, workers: null, cold: 1, warm: 0.1 },
  points: rates.map((rate, i) => ({ trajectories: 4 ** (i + 4), rate: rateOf([rate])! })),
  ...{ rate: rateOf([rates.at(-1) ?? 1]), drift: null, ceiling: null, correct: true, wrong: [], ...more },
});

describe('rates', () => {
  test('the median of an even number of rounds lies between the middle two', () => {
    expect(rateOf([4, 1, 3, 2])).toEqual({ median: 2.5, slowest: 1, fastest: 4 });
    expect(rateOf([])).toBeNull();
  });

  test('a rate that falls evenly from 110 to 90 has drifted by −20 %, without error', () => {
    const drift = driftOf([110, 105, 100, 95, 90])!;
    expect(drift.change).toBeCloseTo(-0.2, 12);
    expect(drift.standardError).toBeCloseTo(0, 12);
    expect(driftOf([1, 2, 3])).toBeNull();
  });

  test('scatter without a trend is an error, not a drift', () => {
    const { change, standardError } = driftOf([100, 90, 110, 90, 110, 90, 110, 100])!;
    expect(Math.abs(change)).toBeLessThan(2 * standardError);
  });
});

describe('crossover', () => {
  test('curves r = 10 and r = √N/2 cross at N = 400, by straight lines in logarithms', () => {
    const flat = entry('cpu', [10, 10, 10]);
    const rising = entry(
      'webgpu',
      [256, 1024, 4096].map((n) => Math.sqrt(n) / 2),
    );
    const [crossing, ...others] = crossoversOf([flat, rising]);
    expect(others).toEqual([]);
    expect(crossing).toMatchObject({ faster: 'webgpu', slower: 'cpu' });
    expect(crossing!.trajectories).toBeCloseTo(400, 8);
  });

  test('a backend that is ahead everywhere overtakes nobody, nor one that is behind at the end', () => {
    expect(crossoversOf([entry('cpu', [10, 10, 10]), entry('webgpu', [11, 12, 13])])).toEqual([]);
    expect(crossoversOf([entry('cpu', [10, 10, 10]), entry('webgpu', [9, 11, 9])])).toEqual([
      expect.objectContaining({ faster: 'cpu', slower: 'webgpu' }),
    ]);
  });
});

describe('remarks', () => {
  test('a steady machine with hardware and right answers earns none', () => {
    expect(remarksOn([entry('cpu', [10, 20])], false)).toEqual([]);
  });

  test('software, wrong laws, slowing down and a hidden page are said', () => {
    const bad = entry('webgpu', [10], {
      software: true,
      correct: false,
      wrong: ['crooks (7.0 σ)'],
      drift: { change: -0.2, standardError: 0.01 },
    });
    const text = remarksOn([bad], true).join('\n');
    for (const word of ['in software', 'wrong answer', 'crooks (7.0 σ)', 'slowed down by 20 %', 'background'])
      expect(text).toContain(word);
  });

  test('a drift within its error is not held against the machine', () => {
    expect(remarksOn([entry('cpu', [10], { drift: { change: -0.2, standardError: 0.1 } })], false)).toEqual([]);
  });
});

describe('a benchmark of this machine', () => {
  let seen: string[];
  const measure = (mayStart?: () => Promise<void>): Promise<Benchmark> => {
    seen = [];
    return runBenchmark({
      environment: {
        ...nodeEnvironment,
        cores: 0, // in the test's own thread
        gpu: async () => {
          throw new DeviceError('none here');
        },
      },
      ...{ machine: 'a machine', backends: ['cpu', 'webgpu'], longestRun: 10, largest: 1024 },
      ...(mayStart && { mayStart }),
      onProgress: (_, doing) => seen.push(doing),
    });
  };

  test('runs every size, checks laws and random numbers, and reads back as it was written', async () => {
    const benchmark = await measure();
    const [cpu, ...others] = benchmark.entries;
    expect(others).toEqual([]);
    expect(benchmark.missing).toEqual([{ backend: 'webgpu', reason: 'none here' }]);
    expect(cpu!.points.map((p) => p.trajectories)).toEqual([256, 1024]);
    expect(cpu).toMatchObject({ backend: 'cpu', correct: true, wrong: [] });
    // Runs of a thousand trajectories are mostly start and estimates.
    expect(cpu!.ceiling!.median).toBeGreaterThan(cpu!.rate!.median);
    expect(seen).toContain('cpu: 1,024 trajectories, run 1 of 3');
    expect(readBenchmark(JSON.stringify(benchmark))).toEqual(benchmark);
    const withEntries = (entries: readonly unknown[]) => JSON.stringify({ ...benchmark, entries });
    expect(() => readBenchmark(withEntries([]))).toThrow('entries: empty (must hold one backend at least)');
    expect(() => readBenchmark(withEntries([cpu, cpu]))).toThrow('entries: a backend comes twice');
  });

  test('stops when it is told to', async () => {
    let runs = 0;
    const stop = async () => {
      if (++runs > 2) throw new Error('stopped');
    };
    await expect(measure(stop)).rejects.toThrow('stopped');
  });
});

test('a file that is no benchmark is refused by name of the field', () => {
  expect(() => readBenchmark('nonsense')).toThrow('benchmark: nonsense (must be JSON)');
  expect(() => readBenchmark('{"format":"eddy-benchmark-1"}')).toThrow(/^question: /);
});
