import { z } from 'zod';
import { SpecError } from '../errors.ts';
import { checkSpec } from '../model/spec.ts';
import type { System } from '../model/system.ts';
import { findSystem } from '../systems/registry.ts';
import type { DecidedProfile } from './profile-plan.ts';
import { systemOfModel } from './typed-model.ts';

const largestSeed = 2n ** 64n - 1n;

/** Whether this is a seed: a whole number from 0 to 2^53 − 1, or a string of digits to 2^64 − 1. */
export const isSeed = (seed: unknown): boolean =>
  typeof seed === 'number'
    ? Number.isSafeInteger(seed) && seed >= 0
    : typeof seed === 'string' && /^\d{1,20}$/.test(seed) && BigInt(seed) <= largestSeed;

const seedRule = 'must be an integer from 0 to 2^64 − 1, beyond 2^53 − 1 as a string';
const seedSpec = z.custom<number | string>(isSeed, seedRule);

export const backendIds = ['auto', 'webgpu', 'webgl', 'cpu'] as const;
export type BackendId = (typeof backendIds)[number];

/** What a user asks for (contract: SPEC.json): a system by name or a model, and how to run it. */
const runSpec = z.strictObject({
  system: z.string().optional(),
  model: z.unknown().optional(),
  parameters: z.record(z.string(), z.number()).default({}),
  duration: z.number().positive().optional(),
  dt: z.number().positive().optional(),
  trajectories: z.int().min(1).max(1e12).optional(),
  seed: seedSpec.default(1),
  backend: z.enum(backendIds, `must be one of ${backendIds.join(', ')}`).default('auto'),
  precision: z.enum(['single', 'double'], 'must be single or double').default('single'),
  integrator: z.string().optional(),
  rounds: z.union([z.literal(13), z.literal(20)], 'must be 13 or 20').default(13),
  measure: z.strictObject({ work: z.boolean().optional(), reverse: z.boolean().optional() }).default({}),
  field: z
    .record(
      z.string(),
      z.union([
        z.int().min(1),
        z.strictObject({
          cells: z.int().min(1).optional(),
          from: z.number().optional(),
          to: z.number().optional(),
        }),
      ]),
    )
    .optional(),
  profile: z
    .union(
      [
        z.literal(false),
        z.strictObject({
          cells: z.int().min(4).max(4096).optional(),
          slices: z.int().min(2).max(1024).optional(),
          trajectories: z.int().min(1).optional(),
          from: z.number().optional(),
          to: z.number().optional(),
        }),
      ],
      'must be false or { cells, slices, trajectories, from, to }',
    )
    .optional(),
  record: z.strictObject({ every: z.number().positive(), paths: z.int().min(0).max(10_000).optional() }).optional(),
  windows: z
    .strictObject({ count: z.int().min(2).max(1000), samples: z.int().min(2).max(1e9).default(10_000) })
    .optional(),
});

export type RunSpec = z.input<typeof runSpec>;

/** A run spec with everything decided: fed back, it repeats the run bit for bit on the same backend. */
export interface CanonicalSpec {
  readonly system?: string;
  readonly model?: unknown;
  readonly parameters: Readonly<Record<string, number>>;
  readonly duration: number;
  /** Absent for jump processes, whose event times are exact. */
  readonly dt?: number;
  readonly trajectories: number;
  readonly seed: number | string;
  readonly backend: BackendId;
  readonly precision: 'single' | 'double';
  readonly integrator?: string;
  readonly rounds: 13 | 20;
  readonly measure: { readonly work: boolean; readonly reverse: boolean };
  /** Cells and ends of the grid on which density and current are measured; empty for none. */
  readonly field?: Readonly<Record<string, { readonly cells: number; readonly from?: number; readonly to?: number }>>;
  /** Cells, slices and ends of the free-energy profile; false for none. */
  readonly profile?: DecidedProfile | false;
  readonly record?: { readonly every: number; readonly paths?: number };
  /** Equilibrium samples at values of the controls along the protocol: how many values, and samples of each. */
  readonly windows?: { readonly count: number; readonly samples: number };
}

/** A checked request and the system that it is about. */
export interface Request {
  readonly spec: z.output<typeof runSpec>;
  readonly system: System;
}

/** Checks a request. @throws SpecError naming field, value and rule */
export function parseRequest(value: unknown): Request {
  const spec = checkSpec(runSpec, value, '');
  if (spec.system !== undefined && spec.model !== undefined)
    throw SpecError.of('model', '…', 'give either system or model, not both');
  if (spec.system !== undefined) return { spec, system: findSystem(spec.system) };
  if (spec.model === undefined) throw SpecError.of('system', undefined, 'name a system or give a model');
  if (spec.duration === undefined) throw SpecError.of('duration', undefined, 'a typed-in model needs one');
  return { spec, system: systemOfModel(spec.model, spec.measure, { ...spec, duration: spec.duration }) };
}

/** The 64-bit seed of a spec. */
export function seedOf(seed: number | string): bigint {
  return BigInt(seed);
}
