import type { Gaussian } from '../exact/gaussian.ts';
import { noNumbers, type StartPlan } from './start-plan.ts';

/** Uniforms of a start drawn as mean + L z. */
export function normalStart({ mean, choleskyFactor }: Pick<Gaussian, 'mean' | 'choleskyFactor'>): StartPlan {
  return {
    ...noNumbers,
    uniforms: Object.fromEntries(
      mean.flatMap((m, d): [string, number][] => [
        [`start_mean_${d}`, m],
        ...Array.from({ length: d + 1 }, (_, e): [string, number] => [
          `start_factor_${d}_${e}`,
          choleskyFactor[d]![e]!,
        ]),
      ]),
    ),
  };
}
