import { type MeanWorks, type QuasiStatic, quasiStaticLimit } from './quasi-static.ts';
import { spreadAbout, type WithError } from './spread-about.ts';

/** What was measured at one speed, in kT. */
export interface MeasuredSpeed extends MeanWorks {
  /** Trajectories of one experiment, all directions. */
  readonly pulls: number;
  /** Exact mean work; NaN where it is not known. */
  readonly exactWork: number;
  /** ΔF from every experiment, by estimator. */
  readonly estimates: Readonly<Record<string, readonly number[]>>;
  /** ΔF from all trajectories together. */
  readonly whole: WithError;
}

/** Numbers with errors, one a speed; NaN where one cannot be given. */
interface Curve {
  readonly value: readonly number[];
  readonly standardError: readonly number[];
}

/** The speed with the least root mean square error, and all that are not worse within the errors; as indices. */
interface BestSpeed {
  readonly index: number;
  readonly within: readonly number[];
}

/** One estimator at experiments of equal cost but different speed. */
export interface SpeedEstimator {
  readonly id: string;
  /** Experiments at each speed. */
  readonly experiments: number;
  readonly bias: Curve;
  readonly spread: Curve;
  /** Root mean square distance from ΔF. */
  readonly error: Curve;
  /** Experiments without an estimate, at each speed: there is no error then. */
  readonly missing: readonly number[];
  readonly best: BestSpeed | null;
}

/** ΔF that estimates are held against. */
interface Reference extends WithError {
  /** By quadrature, or the most precise estimate from all trajectories of one speed. */
  readonly exact: boolean;
}

/** What experiments of equal total time are worth, pull by pull faster or slower. All energies in kT. */
export interface SpeedStudy {
  /** Time of one experiment: pulls × (duration + rest), forward and reverse together. */
  readonly budget: number;
  /** Time before each pull to come to equilibrium. */
  readonly rest: number;
  readonly durations: readonly number[];
  /** Pulls of one experiment, all directions. */
  readonly pulls: readonly number[];
  readonly bothDirections: boolean;
  readonly freeEnergy: Reference;
  /** Mean protocol work less ΔF (forward), plus ΔF (reverse). */
  readonly dissipated: {
    readonly forward: Curve;
    readonly reverse: Curve | null;
    /** Forward, in closed form or by linear algebra; null where it is not known. */
    readonly exact: readonly number[] | null;
  };
  readonly estimators: readonly SpeedEstimator[];
  readonly quasiStatic: QuasiStatic;
}

/** Standard errors within which two root mean square errors count as equal. */
const indistinct = 2;

/** Puts the speeds measured so far together. @param exact ΔF/kT; NaN where it is not known */
export function speedStudy(
  { budget, rest }: Pick<SpeedStudy, 'budget' | 'rest'>,
  speeds: readonly MeasuredSpeed[],
  exact: number,
): SpeedStudy {
  const freeEnergy = referenceOf(speeds, exact);
  const dissipated = (of: (s: MeasuredSpeed) => WithError, sign: number) =>
    curveOf(
      speeds.map((s) => {
        const { value, standardError } = of(s);
        return {
          value: value + sign * freeEnergy.value,
          standardError: Math.hypot(standardError, freeEnergy.standardError),
        };
      }),
    );
  const bothDirections = speeds.every((s) => s.reverse !== null);
  return {
    budget,
    rest,
    durations: speeds.map((s) => s.duration),
    pulls: speeds.map((s) => s.pulls),
    bothDirections,
    freeEnergy,
    dissipated: {
      forward: dissipated((s) => s.forward, -1),
      reverse: bothDirections ? dissipated((s) => s.reverse!, 1) : null,
      exact:
        freeEnergy.exact && speeds.every((s) => Number.isFinite(s.exactWork))
          ? speeds.map((s) => s.exactWork - freeEnergy.value)
          : null,
    },
    estimators: Object.keys(speeds[0]?.estimates ?? {}).map((id) => estimatorOf(id, speeds, freeEnergy)),
    quasiStatic: quasiStaticLimit(speeds),
  };
}

function referenceOf(speeds: readonly MeasuredSpeed[], exact: number): Reference {
  if (Number.isFinite(exact)) return { value: exact, standardError: 0, exact: true };
  const known = speeds.map((s) => s.whole).filter((w) => w.standardError > 0);
  const best = known.toSorted((a, b) => a.standardError - b.standardError)[0];
  return { ...(best ?? { value: Number.NaN, standardError: Number.NaN }), exact: false };
}

function estimatorOf(id: string, speeds: readonly MeasuredSpeed[], truth: WithError): SpeedEstimator {
  const all = speeds.map((s) => s.estimates[id]!);
  const spreads = all.map((estimates) => spreadAbout(estimates, truth));
  const error = curveOf(spreads.map((s) => s.error));
  return {
    id,
    experiments: Math.min(...all.map((estimates) => estimates.length)),
    bias: curveOf(spreads.map((s) => s.bias)),
    spread: curveOf(spreads.map((s) => s.spread)),
    error,
    missing: all.map((estimates) => estimates.filter((x) => !Number.isFinite(x)).length),
    best: bestOf(error),
  };
}

function bestOf({ value, standardError }: Curve): BestSpeed | null {
  const known = value.flatMap((v, i) => (Number.isFinite(v) ? [i] : []));
  if (known.length === 0) return null;
  const index = known.reduce((a, b) => (value[b]! < value[a]! ? b : a));
  const apart = (i: number) => Math.hypot(standardError[i]!, standardError[index]!);
  return { index, within: known.filter((i) => value[i]! - value[index]! <= indistinct * apart(i)) };
}

const curveOf = (list: readonly WithError[]): Curve => ({
  value: list.map((x) => x.value),
  standardError: list.map((x) => x.standardError),
});
