import { orNull } from '../or-null.ts';
import { type Moments, standardErrorOfMean } from '../tally/moments.ts';
import type { ReportedSeries, ReportedSpectrum } from './result.ts';
import type { SpectrumPlan } from './spectrum-plan.ts';

/** The spectrum with errors at both signs of ω, beside the exact one, and what is made of it. */
export function reportSpectrum(
  plan: SpectrumPlan,
  parameters: Readonly<Record<string, number>>,
  moments: (name: string) => Moments,
): ReportedSpectrum {
  const { spec, omega, names, exact, expected } = plan;
  const { of, samples, corrected } = spec;
  const bins = names.map((name) => moments(name));
  // the classical one is even: what is seen at ω stands at −ω too
  const order = [...omega.keys()];
  const both = [
    ...order
      .slice(1)
      .reverse()
      .map((k) => ({ k, sign: -1 })),
    ...order.map((k) => ({ k, sign: 1 })),
  ];
  const at = both.map(({ k, sign }) => sign * omega[k]!);
  const series = (factor: (omega: number) => number): ReportedSeries => ({
    value: both.map(({ k }, i) => orNull((factor(at[i]!) * bins[k]!.mean * exact[k]!) / expected[k]!)),
    standardError: both.map(({ k }, i) =>
      orNull((factor(at[i]!) * standardErrorOfMean(bins[k]!) * exact[k]!) / expected[k]!),
    ),
  });
  return {
    of,
    window: 'hann',
    samples,
    interval: plan.interval,
    omega: at,
    leakage: both.map(({ k }) => expected[k]! / exact[k]! - 1),
    ...series(() => 1),
    exact: both.map(({ k }) => exact[k]!),
    ...(corrected && {
      corrected: {
        name: corrected.name,
        exact: at.map(corrected.exact(parameters)).map(orNull),
        by: Object.fromEntries(
          corrected.factors.map(({ id, name, factor }) => {
            const f = factor(parameters);
            return [id, { name, factor: at.map(f).map(orNull), ...series(f) }];
          }),
        ),
      },
    }),
  };
}
