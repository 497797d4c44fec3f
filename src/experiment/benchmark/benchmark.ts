/** What a benchmark may be asked to compare, in the order in which it is shown. */
export const contestants = ['cpu', 'webgpu', 'webgl'] as const;
export type Contestant = (typeof contestants)[number];

/** What they are called. */
export const contestantNames: Readonly<Record<Contestant, string>> = { cpu: 'CPU', webgpu: 'WebGPU', webgl: 'WebGL2' };

/** Million trajectory-steps a second: the median over rounds and the range that it was taken from. */
export interface Rate {
  readonly median: number;
  readonly slowest: number;
  readonly fastest: number;
}

/** Whole runs, from the start of the trajectories to the laws, of ensembles of one size. */
export interface BenchmarkPoint {
  /** Trajectories in each direction. */
  readonly trajectories: number;
  readonly rate: Rate;
}

/** How the rate changed while one size was run again and again. */
export interface Drift {
  /** Relative change from the first round to the last, by a straight line. */
  readonly change: number;
  readonly standardError: number;
}

/** One backend of this machine, measured. */
export interface BenchmarkEntry {
  readonly backend: Contestant;
  readonly adapter: string;
  /** A software implementation of a GPU. */
  readonly software: boolean;
  readonly workers: number | null;
  /** Seconds from nothing to the first result: device, kernels, a run of the smallest ensemble. */
  readonly cold: number;
  /** Seconds of that run once everything is warm. */
  readonly warm: number | null;
  readonly points: readonly BenchmarkPoint[];
  /** The largest ensemble, run several times. */
  readonly rate: Rate | null;
  readonly drift: Drift | null;
  /** Rate at which this device draws the random numbers of a step and does nothing else: no run can be faster. */
  readonly ceiling: Rate | null;
  /** The laws of every run hold; null before the first. */
  readonly correct: boolean | null;
  /** Laws that did not hold, in words. */
  readonly wrong: readonly string[];
}

/** From this many trajectories on `faster` beats `slower`. */
export interface Crossover {
  readonly faster: Contestant;
  readonly slower: Contestant;
  readonly trajectories: number;
}

/** The backends of one machine at the same ensembles: plain data, as it is saved. */
export interface Benchmark {
  readonly format: 'eddy-benchmark-1';
  readonly question: string;
  readonly eddy: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
  /** The machine and the program that ran it, in words. */
  readonly machine: string;
  readonly seed: number;
  readonly steps: number;
  readonly entries: readonly BenchmarkEntry[];
  /** Backends that could not take part, each with the reason. */
  readonly missing: readonly { readonly backend: Contestant; readonly reason: string }[];
  readonly crossovers: readonly Crossover[];
  /** What spoils the figures or qualifies them. */
  readonly remarks: readonly string[];
}
