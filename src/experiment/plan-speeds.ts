import { SpecError } from '../errors.ts';
import type { Measurement, System } from '../model/system.ts';
import { createPlan } from './create-plan.ts';
import { lasting } from './lasting.ts';
import { type Pulls, protocolInstants, pullsOf } from './pulls-of.ts';
import { seedOfPart } from './seed-of-part.ts';
import { parseRequest, type RunSpec } from './spec.ts';

type AnyPlan = ReturnType<typeof createPlan>;

/** What a study of the pulling speed is asked for beside the process. */
export interface SpeedOptions {
  /** Durations a constant factor apart; by default nine from a tenth of the request's own to ten times it. */
  readonly durations?: { readonly from: number; readonly to: number; readonly count: number };
  /** Time of one experiment, all its pulls together; by default 20 times the longest pull with its rest. */
  readonly budget?: number;
  /** Time before each pull to come to equilibrium, which costs as well but is not simulated; by default 0. */
  readonly rest?: number;
  /** Experiments at each speed, an even number; by default 256. */
  readonly experiments?: number;
}

/** One speed, ready to run. */
export interface PlannedSpeed {
  readonly duration: number;
  /** Trajectories of one experiment, all directions. */
  readonly pulls: number;
  readonly plan: AnyPlan;
  readonly pulling: Pulls;
  /** Exact mean work in kT; NaN where it is not known. */
  readonly exactWork: number;
}

/** A study of the pulling speed, decided before a device is touched. */
export interface SpeedsPlan {
  readonly title: string;
  readonly budget: number;
  readonly rest: number;
  readonly experiments: number;
  readonly bothDirections: boolean;
  /** Exact ΔF/kT; NaN where it is not known. */
  readonly freeEnergyDifference: number;
  readonly timeUnit: string;
  readonly speeds: readonly PlannedSpeed[];
}

const defaults = { reach: 10, count: 9, pulls: 20, experiments: 256 };

/** Speeds at most: each is a run of its own. */
const mostSpeeds = 100;

/**
 * Decides a study of the pulling speed. Every experiment, whatever its speed, takes the same total time, pulls × (duration + rest):
 * the number of pulls is what fits into the budget, rounded (to an even number with both directions), and the duration is then made
 * to fit exactly. @throws SpecError naming field, value and rule
 */
export function planSpeeds(request: RunSpec, options: SpeedOptions = {}): SpeedsPlan {
  const { record: _, field: __, trajectories: ___, ...asked } = request;
  const base = createPlan(parseRequest(asked));
  const { bothDirections, freeEnergyDifference } = pullsOf(base);
  const own = base.spec.duration;
  const { from, to, count } = options.durations ?? {
    from: own / defaults.reach,
    to: own * defaults.reach,
    count: defaults.count,
  };
  if (!(from > 0 && from < Number.POSITIVE_INFINITY)) throw SpecError.of('durations.from', from, 'must be > 0');
  if (!(to > from && to < Number.POSITIVE_INFINITY)) throw SpecError.of('durations.to', to, `must be > ${from}`);
  if (!(Number.isInteger(count) && count >= 2 && count <= mostSpeeds))
    throw SpecError.of('durations.count', count, `must be an integer from 2 to ${mostSpeeds}`);
  const { rest = 0 } = options;
  if (!(rest >= 0 && rest < Number.POSITIVE_INFINITY)) throw SpecError.of('rest', rest, 'must be ≥ 0');
  const { budget = defaults.pulls * (to + rest), experiments = defaults.experiments } = options;
  const least = bothDirections ? 2 : 1;
  if (!(budget >= least * (to + rest) && budget < Number.POSITIVE_INFINITY))
    throw SpecError.of(
      'budget',
      budget,
      `must be at least ${least * (to + rest)}: one pull ${bothDirections ? 'each way ' : ''}over the longest duration`,
    );
  if (!(Number.isInteger(experiments) && experiments >= 4 && experiments % 2 === 0))
    throw SpecError.of('experiments', experiments, 'must be an even number ≥ 4');
  const wished = Array.from({ length: count }, (__, i) => from * (to / from) ** (i / (count - 1)));
  const pulls = [...new Set(wished.map((tau) => least * Math.round(budget / (least * (tau + rest)))))];
  const speeds = pulls.map((n, k): PlannedSpeed => {
    const duration = Number((budget / n - rest).toPrecision(14)); // whose end may be a limit of `tau`
    const spec: RunSpec = {
      ...lasting(asked, base, duration),
      trajectories: (experiments * n) / least,
      seed: seedOfPart(base.spec.seed, k),
    };
    const parsed = parseRequest(spec);
    const plan = createPlan({ ...parsed, system: bare(parsed.system) });
    checkProtocol(base, plan);
    const pulling = pullsOf(plan);
    return { duration, pulls: n, plan, pulling, exactWork: exactWork(parsed.system, plan, pulling.kT) };
  });
  return {
    title: base.system.title,
    budget,
    rest,
    experiments,
    bothDirections,
    freeEnergyDifference,
    timeUnit: base.model.timeUnit,
    speeds,
  };
}

/** A system without what only its laws need: further observables, and runs at twice the time step. */
function bare({ snapshots: _, field: __, ...system }: System): System {
  return { ...system, observables: {}, laws: [], curves: [], transitions: false };
}

/** @throws SpecError where another duration is another protocol */
function checkProtocol(base: AnyPlan, other: AnyPlan): void {
  const curves = ({ model, spec }: AnyPlan) => model.controls.map((c) => c.control(spec.parameters, spec.duration));
  const theirs = curves(other);
  curves(base).forEach((curve, c) => {
    const values = protocolInstants.map(curve);
    const size = Math.max(...values.map(Math.abs));
    if (values.every((v, i) => Math.abs(v - theirs[c]!(protocolInstants[i]!)) <= 1e-9 * size)) return;
    throw SpecError.of(
      `model.controls.${base.model.controls[c]!.name}`,
      `over ${other.spec.duration}`,
      'takes other values than over the duration of the request: another protocol, not another speed',
    );
  });
}

/** Mean work in kT by the law that knows it; NaN without one. */
function exactWork({ laws }: System, { spec, freeEnergyDifference }: AnyPlan, kT: number): number {
  const law = laws.find((l) => l.id === 'mean-work' && l.kind === 'equality' && !l.expectedIsMeasured);
  const nothing = () => {
    throw new RangeError('an exact mean work reads no ensemble');
  };
  const of: Measurement = {
    parameters: spec.parameters,
    kT,
    duration: spec.duration,
    time: nothing,
    freeEnergyDifference,
    distribution: nothing,
    moments: nothing,
  };
  return law ? law.expected(of) / kT : Number.NaN;
}
