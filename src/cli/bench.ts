import { cpus, platform, release } from 'node:os';
import type { BenchmarkEntry, Rate } from '../experiment/benchmark/benchmark.ts';
import { runBenchmark } from '../experiment/benchmark/run-benchmark.ts';
import { nodeEnvironment } from './environment.ts';
import { print, printJson } from './print.ts';
import { createTerminalLine } from './terminal-line.ts';
import { table } from './text.ts';

/** `eddy bench`: how fast is this machine's CPU, and its GPU, at which size of ensemble? */
export async function bench({ json }: { json?: boolean }): Promise<number> {
  const line = createTerminalLine(false);
  const benchmark = await runBenchmark({
    environment: nodeEnvironment,
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${nodeEnvironment.cores} cores, Node ${process.versions.node}, ${platform()} ${release()}`,
    backends: ['cpu', 'webgpu'],
    longestRun: 0.75,
    largest: 2 ** 22,
    onProgress: (_, doing) => line.write(doing),
  }).finally(line.clear);
  const { entries, missing, crossovers, remarks, question, machine } = benchmark;
  if (json) printJson(benchmark);
  else {
    const cpu = entries.find(({ backend }) => backend === 'cpu')?.rate;
    const sizes = [...new Set(entries.flatMap(({ points }) => points.map((p) => p.trajectories)))].sort(
      (a, b) => a - b,
    );
    const rateAt = (entry: BenchmarkEntry, n: number) => entry.points.find((p) => p.trajectories === n)?.rate;
    print(`${question}\n${machine}\n`);
    print(
      table([
        ['trajectories', ...entries.map(({ backend }) => backend)],
        ...sizes.map((n) => [n.toLocaleString('en'), ...entries.map((e) => plain(rateAt(e, n)))]),
        ['largest, again', ...entries.map(({ rate }) => withRange(rate))],
        ['× cpu', ...entries.map(({ rate }) => (rate && cpu ? (rate.median / cpu.median).toFixed(2) : '—'))],
        ['random numbers alone', ...entries.map(({ ceiling }) => plain(ceiling))],
        ['first result, cold', ...entries.map(({ cold }) => `${cold.toFixed(2)} s`)],
        ['and warm', ...entries.map(({ warm }) => (warm === null ? '—' : `${(1000 * warm).toFixed(0)} ms`))],
        ['answer', ...entries.map(({ correct }) => (correct ? 'right' : 'WRONG'))],
        ['on', ...entries.map(({ adapter, software }) => `${adapter}${software ? ' (software)' : ''}`)],
      ]),
    );
    for (const { faster, slower, trajectories } of crossovers)
      print(`${faster} is faster than ${slower} from about ${trajectories.toPrecision(2)} trajectories on`);
    for (const { backend, reason } of missing) print(`${backend} left out: ${reason}`);
    for (const line of remarks) print(line);
  }
  return entries.every(({ correct }) => correct === true) ? 0 : 1;
}

const plain = (rate: Rate | null | undefined): string => (rate ? rate.median.toPrecision(3) : '—');

const withRange = (rate: Rate | null): string =>
  rate ? `${plain(rate)} (${rate.slowest.toPrecision(3)} … ${rate.fastest.toPrecision(3)})` : '—';
