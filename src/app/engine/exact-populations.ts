import { SpecError } from '../../errors.ts';
import { uniformisation } from '../../exact/linear/uniformisation.ts';
import { poissonPmf } from '../../exact/reactions/count-laws.ts';
import { linearReactionMoments } from '../../exact/reactions/linear-reactions.ts';
import { type PopulationStates, populationStates } from '../../exact/reactions/population-states.ts';
import { type StartLaw, startLaws } from '../../experiment/population-start.ts';
import { compileFormula } from '../../formula/evaluate.ts';
import type { ReactionsModel } from '../../model/jump.ts';
import type { Course, PopulationLaw } from './engine-api.ts';

/** What is known exactly: the law of each species at the end, and means at the recorded times. */
export interface ExactPopulations {
  readonly laws: readonly PopulationLaw[];
  readonly course: Course | null;
}

interface Network {
  readonly names: readonly string[];
  readonly starts: readonly StartLaw[];
  readonly drawn: readonly boolean[];
  readonly reactions: readonly {
    readonly change: readonly number[];
    readonly reactants: readonly number[];
    readonly propensity: (populations: readonly number[]) => number;
  }[];
}

/** Additions that an exact law may cost: at most some tenths of a second before a run. */
const mostWork = 3e7;

/** States among which a law is looked for. */
const mostStates = 60_000;

/** Probability that may leave the states kept. */
const mostLost = 1e-6;

/**
 * Exact laws of the populations, where they come cheaply: Poisson's law where single molecules come, change and go and all begins
 * with Poisson's law (T. Jahnke, W. Huisinga, J. Math. Biol. 54, 1 (2007)), else the master equation on as many states as it takes.
 * What starts in its stationary law keeps it. Null where that is too much, where events set populations, and where rates depend on time.
 */
export function exactPopulations(
  model: ReactionsModel,
  parameters: Readonly<Record<string, number>>,
  duration: number,
  times: readonly number[],
): ExactPopulations | null {
  if (model.events.length + model.controls.length > 0) return null;
  const names = model.species.map((s) => s.name);
  const ids = model.parameters.map((p) => p.id);
  const constants = ids.map((id) => parameters[id]!);
  const network: Network = {
    names,
    starts: startLaws(model, parameters),
    drawn: model.species.map((s) => s.initial.law !== 'fixed'),
    reactions: model.channels.map((c) => {
      const rate = compileFormula(c.propensity, [...names, ...ids]);
      return { change: c.change, reactants: c.reactants, propensity: (n) => rate(...n, ...constants) };
    }),
  };
  if (model.species.every((s) => s.initial.law === 'stationary')) return stationaryLaws(network, times);
  const poisson = model.species.every((s, i) => s.initial.law === 'poisson' || network.starts[i]!.mean === 0);
  try {
    return (poisson && poissonLaws(network, duration, times)) || masterLaws(network, duration, times);
  } catch (error) {
    // A propensity may be undefined at populations that hardly ever occur: then there is no exact law to show.
    if (error instanceof SpecError) return null;
    throw error;
  }
}

/** What starts in its stationary law stays in it. */
function stationaryLaws({ names, starts }: Network, times: readonly number[]): ExactPopulations {
  return {
    laws: starts.map(({ low, probabilities }, s) => ({
      name: names[s]!,
      probability: [...new Array<number>(low).fill(0), ...probabilities],
    })),
    course: courseOf(
      names,
      times,
      times.map(() => starts.map((s) => s.mean)),
    ),
  };
}

/** Poisson's laws; null unless every reaction turns at most one molecule into at most one other, at a rate of its own. */
function poissonLaws({ names, starts, reactions }: Network, duration: number, times: readonly number[]) {
  const zero = names.map(() => 0);
  const unit = (s: number, count = 1) => zero.map((_, i) => (i === s ? count : 0));
  const linear = reactions.map(({ change, reactants, propensity }) => {
    const constant = propensity(zero);
    const slope = names.map((_, s) => propensity(unit(s)) - constant);
    const products = change.map((d, s) => d + reactants[s]!);
    const few = (n: readonly number[]) => n.reduce((sum, x) => sum + x, 0) <= 1;
    const source = reactants.every((n) => n === 0);
    const fits = names.every(
      (_, s) => propensity(unit(s, 7)) === constant + 7 * slope[s]! && (slope[s] === 0 || reactants[s] === 1),
    );
    return few(reactants) && few(products) && fits && (source || constant === 0)
      ? { change, constant, linear: slope }
      : null;
  });
  if (linear.some((r) => r === null)) return null;
  const start = starts.map((s) => s.mean);
  const meansAt = (t: number) =>
    t === 0
      ? start
      : linearReactionMoments(
          linear.map((r) => r!),
          start,
          t,
        ).mean;
  const ends = meansAt(duration);
  const laws = names.map((name, s): PopulationLaw => {
    const mean = ends[s]!;
    const most = Math.ceil(mean + 10 * Math.sqrt(mean) + 10);
    return { name, probability: Array.from({ length: most + 1 }, (_, n) => poissonPmf(n, mean)) };
  });
  return { laws, course: courseOf(names, times, times.map(meansAt)) };
}

/** The master equation, on bounds that grow until next to nothing leaves them. */
function masterLaws(network: Network, duration: number, times: readonly number[]): ExactPopulations | null {
  const { names, starts, drawn, reactions } = network;
  const start = starts.map(({ mean, low, probabilities }, s) =>
    drawn[s] ? low + probabilities.indexOf(Math.max(...probabilities)) : mean,
  );
  let most = starts.map(({ low, probabilities, mean }, s) =>
    Math.ceil(Math.max(30, 1.5 * (drawn[s] ? low + probabilities.length : mean))),
  );
  for (;;) {
    if (most.reduce((product, m) => product * (m + 1), 1) > 4 * mostStates) return null;
    const states = populationStates({ reactions, start, most, names });
    if (workOf(states, duration) > mostWork || states.populations.length > mostStates) return null;
    const first = startIn(states, network);
    if (!first) return null;
    const advance = uniformisation(states);
    let [now, law] = [0, { p: first, lost: 0 }];
    const to = (t: number) => {
      law = advance(law, t - now);
      now = t;
      return marginals(states, law.p, most);
    };
    const recorded = times.filter((t) => t < duration).map((t) => to(t).map(meanOf));
    const ends = to(duration);
    if (law.lost < mostLost)
      return {
        laws: names.map((name, s) => ({ name, probability: ends[s]! })),
        course: courseOf(names, times, [...recorded, ends.map(meanOf)]),
      };
    most = most.map((m) => Math.ceil(1.3 * m));
  }
}

/** Additions that it takes to advance by `duration`. */
function workOf({ from, rate, leaving }: PopulationStates, duration: number): number {
  const exit = Float64Array.from(leaving);
  from.forEach((state, e) => {
    exit[state]! += rate[e]!;
  });
  const sweeps = duration * exit.reduce((a, b) => Math.max(a, b), 0) + 50;
  return sweeps * (from.length + 3 * leaving.length);
}

/** The law at the start over the states; null where it begins outside of them. */
function startIn({ populations }: PopulationStates, { starts, drawn }: Network): Float64Array | null {
  const p = Float64Array.from(populations, (n) =>
    n.reduce((product, x, s) => {
      const { mean, low, probabilities } = starts[s]!;
      return product * (drawn[s] ? (probabilities[x - low] ?? 0) : Number(x === mean));
    }, 1),
  );
  return p.reduce((a, b) => a + b, 0) > 1 - mostLost ? p : null;
}

function marginals({ populations }: PopulationStates, p: Float64Array, most: readonly number[]): number[][] {
  const laws = most.map((m) => new Array<number>(m + 1).fill(0));
  populations.forEach((n, i) => {
    n.forEach((x, s) => {
      laws[s]![x]! += p[i]!;
    });
  });
  return laws;
}

const meanOf = (probability: readonly number[]): number => probability.reduce((sum, p, n) => sum + p * n, 0);

function courseOf(
  names: readonly string[],
  t: readonly number[],
  means: readonly (readonly number[])[],
): Course | null {
  if (t.length === 0) return null;
  return { t, mean: Object.fromEntries(names.map((name, s) => [name, means.map((m) => m[s]!)])) };
}
