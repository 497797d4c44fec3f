import { z } from 'zod';
import type { WorkStudy } from '../estimate/work-study.ts';
import type { ReportAbout } from './about.ts';

/** A number as JSON holds it: null for NaN, words for what is infinite. */
const number = z
  .union([z.number(), z.null(), z.literal('Infinity'), z.literal('-Infinity')])
  .transform((x): number => (x === null ? Number.NaN : Number(x)));

const numbers = z.array(number);

const bothWays = z.looseObject({ forward: number, reverse: number });

const summary = z.looseObject({
  count: number,
  infinite: number,
  excluded: number,
  mean: number,
  standardDeviation: number,
  minimum: number,
  maximum: number,
});

const histogram = z.looseObject({ edges: numbers, counts: numbers, below: number, above: number });

const order = z.looseObject({ sorted: z.boolean(), inefficiency: number, trend: number, drift: number });

const repeats = z.looseObject({ distinct: number, share: number, copies: number, suspicious: z.boolean() });

const light = z.enum(['green', 'amber', 'red']);

const powers = z.looseObject({ count: number, max: number, powers: z.tuple([number, number, number, number]) });

const weights = z.looseObject({ falling: powers, rising: powers });

const study: z.ZodType<WorkStudy> = z.looseObject({
  forward: summary,
  reverse: summary.nullable(),
  estimates: z.array(
    z.looseObject({
      id: z.string(),
      value: number,
      standardError: number,
      reason: z.string().nullable(),
      bootstrapError: number,
      analyticError: number,
      interval: z.tuple([number, number]).nullable(),
      doubt: z.string().nullable(),
    }),
  ),
  diagnostics: z.looseObject({
    effectiveSampleSize: bothWays,
    topWeightShare: bothWays,
    heavyTail: bothWays,
    dissipatedWork: bothWays,
    // Reports kept before there were errors of it have none.
    dissipatedWorkError: bothWays.default({ forward: Number.NaN, reverse: Number.NaN }),
    hysteresis: number,
    overlap: number,
    barEffectiveWorks: number,
    hahnThen: number,
    barErrors: z.looseObject({ shirts: number, bennett: number, jackknife: number }),
    gaussianity: bothWays,
    unseenWeight: bothWays,
    dissipationAsymmetry: z.looseObject({ value: number, standardError: number, relative: number }),
    order: z.looseObject({ forward: order, reverse: order.nullable() }),
    repeats: z.looseObject({ forward: repeats, reverse: repeats.nullable() }),
    shared: z.looseObject({ same: number, negative: number }),
    mixUp: z.string().nullable(),
  }),
  verdict: z.looseObject({
    light,
    headline: z.string(),
    reasons: z.array(z.looseObject({ light, text: z.string() })),
    best: z.string().nullable(),
    advice: z.array(z.string()),
  }),
  warnings: z.array(z.string()),
  histograms: z.looseObject({ forward: histogram, reverse: histogram.nullable() }),
  logRatio: z.looseObject({ work: numbers, value: numbers, standardError: numbers }).nullable(),
  convergence: z.looseObject({
    trajectories: numbers,
    estimates: z.record(z.string(), z.looseObject({ value: numbers, standardError: numbers })),
  }),
  blocks: z.looseObject({
    works: numbers,
    weights: z.looseObject({ forward: weights, reverse: weights.nullable() }),
    estimates: z.record(
      z.string(),
      z.looseObject({
        mean: numbers,
        meanError: numbers,
        spread: numbers,
        spreadError: numbers,
        blocks: numbers,
        missing: numbers,
        reason: z.array(z.string().nullable()),
      }),
    ),
  }),
});

const choice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('column'),
    column: z.string(),
    plus: z.string().optional(),
    rows: z.object({ column: z.string(), value: z.string() }).optional(),
  }),
  z.object({ kind: z.literal('dhdl'), column: z.string(), from: z.number(), to: z.number() }),
  z.object({
    kind: z.literal('force-distance'),
    force: z.string(),
    distance: z.string(),
    forceUnit: z.string(),
    distanceUnit: z.string(),
    pull: z.string().optional(),
  }),
]);

const side = z.object({
  files: z.array(z.string()),
  choice: choice.nullable(),
  skipped: z.number(),
  skippedAt: z.array(z.string()),
});

const about: z.ZodType<ReportAbout> = z.object({
  title: z.string(),
  date: z.string(),
  version: z.string(),
  forward: side,
  reverse: side.nullable(),
  unit: z.string(),
  kT: z.number().positive(),
  temperature: z.number().nullable(),
  reverseSign: z.enum(['plus', 'minus']),
  exact: z.number().nullable(),
  warnings: z.array(z.string()),
});

/** Which layout the JSON has: another number for one that older programs cannot read. */
export const format = 'eddy-study/1';

/** A study as it is kept, checked and with its numbers back as they were. */
export const keptStudy = z.object({ format: z.literal(format), about, study });
