import { z } from 'zod';
import { SpecError } from '../../errors.ts';
import { type Benchmark, contestants } from './benchmark.ts';

const positive = z.number().positive();
const rate = z.object({ median: positive, slowest: positive, fastest: positive });
const contestant = z.enum(contestants);

const entry = z.object({
  backend: contestant,
  adapter: z.string(),
  software: z.boolean(),
  workers: z.number().nullable(),
  cold: positive,
  warm: positive.nullable(),
  points: z.array(z.object({ trajectories: positive, rate })),
  rate: rate.nullable(),
  drift: z.object({ change: z.number(), standardError: z.number() }).nullable(),
  ceiling: rate.nullable(),
  correct: z.boolean().nullable(),
  wrong: z.array(z.string()),
});

const benchmark: z.ZodType<Benchmark> = z.object({
  format: z.literal('eddy-benchmark-1'),
  question: z.string(),
  eddy: z.string(),
  made: z.string(),
  machine: z.string(),
  seed: z.number(),
  steps: positive,
  entries: z
    .array(entry)
    .min(1, 'empty (must hold one backend at least)')
    .refine((all) => new Set(all.map((e) => e.backend)).size === all.length, 'a backend comes twice'),
  missing: z.array(z.object({ backend: contestant, reason: z.string() })),
  crossovers: z.array(z.object({ faster: contestant, slower: contestant, trajectories: positive })),
  remarks: z.array(z.string()),
});

/** A benchmark as it was saved. @throws SpecError naming the first field that is wrong */
export function readBenchmark(text: string): Benchmark {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw SpecError.of('benchmark', text.slice(0, 40), 'must be JSON');
  }
  const read = benchmark.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SpecError(`${issue!.path.map(String).join('.') || 'benchmark'}: ${issue!.message}`);
}
