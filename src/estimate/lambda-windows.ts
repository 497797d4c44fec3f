import { type BarChain, barChain } from './bar-chain.ts';
import { gradientWindow } from './gradient-window.ts';
import { type MbarBootstrapOptions, mbarBootstrap } from './mbar/bootstrap.ts';
import { type Mbar, mbar, mbarDifference } from './mbar.ts';
import type { Estimate } from './measured.ts';
import { poorOverlap } from './poor-overlap.ts';
import { independentSamples, statisticalInefficiency } from './statistical-inefficiency.ts';
import { type ThermodynamicIntegration, thermodynamicIntegration } from './thermodynamic-integration.ts';

/** A time series of equilibrium samples at one λ; energies in kT. */
export interface LambdaWindow {
  readonly lambda: readonly number[];
  readonly samples: number;
  /** ∂u/∂λ of each kind of λ. */
  readonly gradients: readonly Float64Array[] | null;
  /** u at every window less u here; null where it is not known. */
  readonly differences: readonly (Float64Array | null)[];
}

/** What λ windows say of the free energy between the first and the last, in kT: plain data. */
export interface LambdaStudy {
  /** `mbar`, `bar` and `thermodynamic-integration`. */
  readonly estimates: readonly [Estimate, Estimate, Estimate];
  /** Null where some energies are not known. */
  readonly mbar: Mbar | null;
  /** Error of `mbar` from resampling; NaN where it has none, or where that would take too long. */
  readonly bootstrapError: number;
  readonly bar: BarChain | null;
  readonly integration: ThermodynamicIntegration;
  /** Statistical inefficiency of each window, and samples that are left when only every g-th is taken. */
  readonly inefficiency: readonly number[];
  readonly independent: readonly number[];
  readonly warnings: readonly string[];
}

/** Independent samples of a window below which its errors are guesses. */
const enough = 50;

/**
 * MBAR, Bennett's ratio between neighbours and thermodynamic integration over λ windows. MBAR and Bennett's ratio take samples that are a
 * statistical inefficiency apart, the largest found in a window's ∂u/∂λ and its energy differences to its neighbours;
 * integration takes all, with errors widened by it.
 *
 * @param windows two or more, in the order of the path
 */
export function studyLambdaWindows(windows: readonly LambdaWindow[], resampling?: MbarBootstrapOptions): LambdaStudy {
  const inefficiency = windows.map(inefficiencyOf);
  const kept = windows.map((window, k) => independentSamples(window.samples, inefficiency[k]!));
  const thinned = windows.map((window, k) =>
    window.differences.map((d) => d && Float64Array.from(kept[k]!, (n) => d[n]!)),
  );
  const counts = kept.map((places) => places.length);
  const names = windows.map(({ lambda }) => lambdaText(lambda));
  const everywhere = thinned.every((rows) => rows.every((row) => row !== null));
  const beside = windows.slice(1).every((_, k) => thinned[k]![k + 1] && thinned[k + 1]![k]);
  const samples = everywhere
    ? { energies: windows.map((_, s) => joined(thinned.map((rows) => rows[s]!))), counts }
    : null;
  const all = samples && mbar(samples);
  const last = windows.length - 1;
  const difference = all && spreading({ id: 'mbar', ...mbarDifference(all, 0, last) });
  const chain = beside
    ? barChain(windows.slice(1).map((_, k) => ({ forward: thinned[k]![k + 1]!, reverse: thinned[k + 1]![k]! })))
    : null;
  const whole = windows.every((window) => window.gradients !== null);
  const integration = thermodynamicIntegration(
    whole ? windows.map((w, k) => gradientWindow(w.lambda, w.gradients!, inefficiency[k]!)) : [],
  );
  const missing = (id: string, reason: string): Estimate => ({
    id,
    value: Number.NaN,
    standardError: Number.NaN,
    reason,
  });
  return {
    estimates: [
      difference ??
        missing('mbar', 'needs ΔH from every window to every other (in GROMACS, calc-lambda-neighbors = -1)'),
      chain ? spreading(chain.total) : missing('bar', 'needs ΔH from every window to its neighbours'),
      whole ? spreading(integration) : missing('thermodynamic-integration', 'needs ∂H/∂λ in every window'),
    ],
    mbar: all,
    bootstrapError:
      samples && difference?.reason === null ? mbarBootstrap(samples, all!, resampling)[0]![last]! : Number.NaN,
    bar: chain,
    integration,
    inefficiency,
    independent: counts,
    warnings: [
      ...(all ? poorOverlap(all.overlap, names) : []),
      ...windows.flatMap((w, k) =>
        counts[k]! < enough
          ? [
              `window ${names[k]} has ${counts[k]} independent samples of ${w.samples} (one in ${inefficiency[k]!.toPrecision(2)}): its errors are not to be relied on`,
            ]
          : [],
      ),
      ...(integration.quadratureError > 2 * integration.statisticalError
        ? [
            `thermodynamic-integration: windows are so far apart that its rule may be off by ${integration.quadratureError.toPrecision(2)} kT, more than the samples`,
          ]
        : []),
    ],
  };
}

/** The estimate; without an error where samples are too few or too alike to tell one. */
function spreading(estimate: Estimate): Estimate {
  if (estimate.reason !== null || estimate.standardError > 1e-12) return estimate;
  return { ...estimate, standardError: Number.NaN, reason: 'the samples show no spread to take an error from' };
}

/** λ as people write it. */
export const lambdaText = (lambda: readonly number[]): string =>
  lambda.length === 1 ? `λ = ${lambda[0]}` : `λ = (${lambda.join(', ')})`;

function inefficiencyOf({ gradients, differences }: LambdaWindow, k: number): number {
  const series = [...(gradients ?? []), differences[k - 1], differences[k + 1]].filter(
    (s) => s !== null && s !== undefined,
  );
  return Math.max(1, ...series.map(statisticalInefficiency));
}

function joined(parts: readonly (Float64Array | null)[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part!.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part!, at);
    at += part!.length;
  }
  return all;
}
