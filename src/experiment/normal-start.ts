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

/** Places where a normal law has its trajectories: its mean, and three standard deviations to both sides along each coordinate. */
export function normalPoints({ mean, choleskyFactor }: Pick<Gaussian, 'mean' | 'choleskyFactor'>): number[][] {
  const deviations = choleskyFactor.map((row) => Math.hypot(...row));
  const shifted = (d: number, by: number) => mean.map((m, e) => (e === d ? m + by * deviations[d]! : m));
  return [mean.slice(), ...mean.flatMap((_, d) => [shifted(d, -3), shifted(d, 3)])];
}
