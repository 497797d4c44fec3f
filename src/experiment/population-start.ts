import { SpecError } from '../errors.ts';
import { birthDeathLaw } from '../exact/reactions/birth-death.ts';
import { binomialPmf, poissonPmf } from '../exact/reactions/count-laws.ts';
import { compileFormula } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import type { Population, ReactionsModel } from '../model/jump.ts';

/** Probability left out at either end of a drawn population. */
const negligible = 1e-13;

/** Most different values that a drawn population may take. */
const mostValues = 4096;

/** A start law with numbers: its mean and variance, and for drawn populations the values with their probabilities. */
export interface StartLaw {
  readonly mean: number;
  readonly variance: number;
  readonly low: number;
  readonly probabilities: readonly number[];
}

type Values = Readonly<Record<string, number>>;

/** The law of each population at the start, for given parameter values. @throws SpecError */
export const startLaws = (model: ReactionsModel, parameters: Values): StartLaw[] =>
  model.species.map(({ name, initial }) =>
    initial.law === 'stationary'
      ? stationaryStart(model, parameters, `model.species.${name}`)
      : startLaw(initial, parameters, `model.species.${name}`),
  );

function startLaw(population: Exclude<Population, { law: 'stationary' }>, parameters: Values, field: string): StartLaw {
  const value = (f: Formula) => {
    const names = [...f.names];
    return compileFormula(f, names)(...names.map((n) => parameters[n]!));
  };
  const whole = (n: number) => {
    if (!(Number.isInteger(n) && n >= 0 && n <= 2 ** 24))
      throw SpecError.of(field, n, 'must be a whole number from 0 to 2^24');
    return n;
  };
  if (population.law === 'fixed') {
    const mean = whole(value(population.value));
    return { mean, variance: 0, low: mean, probabilities: [] };
  }
  if (population.law === 'poisson') {
    const mean = value(population.mean);
    if (!(mean >= 0 && mean <= 1e6)) throw SpecError.of(field, mean, 'the mean of a Poisson start must lie in 0 … 1e6');
    return tabulate((n) => poissonPmf(n, mean), mean, mean, Number.POSITIVE_INFINITY, field);
  }
  const [n, p] = [whole(value(population.n)), value(population.p)];
  if (!(p >= 0 && p <= 1)) throw SpecError.of(field, p, 'the probability of a binomial start must lie in 0 … 1');
  return tabulate((k) => binomialPmf(k, n, p), n * p, n * p * (1 - p), n, field);
}

function tabulate(pmf: (n: number) => number, mean: number, variance: number, most: number, field: string): StartLaw {
  let low = Math.floor(mean);
  while (low > 0 && pmf(low - 1) > negligible) low--;
  const probabilities: number[] = [];
  for (let n = low; n <= most && (n <= mean || pmf(n) > negligible); n++) probabilities.push(pmf(n));
  return { mean, variance, low, probabilities: fewEnough(probabilities, field) };
}

/** The stationary law of the reactions. @throws SpecError unless they take one species up and down by 1, at rates that stay */
function stationaryStart(model: ReactionsModel, parameters: Values, field: string): StartLaw {
  const steps = model.channels.every(({ change }) => Math.abs(change[0]!) === 1);
  if (model.species.length > 1 || !steps || model.controls.length > 0 || model.events.length > 0)
    throw SpecError.of(
      field,
      'stationary',
      'is for one species that goes up and down by 1, without controls and events',
    );
  const { name } = model.species[0]!;
  const names = [...model.parameters.map((p) => p.id), name];
  const given = model.parameters.map((p) => parameters[p.id]!);
  const rates = model.channels.map(({ propensity, change, reactants }) => {
    const rate = compileFormula(propensity, names);
    return { change: change[0]!, rate: (n: number) => (n < reactants[0]! ? 0 : rate(...given, n)) };
  });
  const total = (sign: number) => (n: number) =>
    rates.reduce((sum, { change, rate }) => (change === sign ? sum + rate(n) : sum), 0);
  const { min, p, mean, variance } = birthDeathLaw({ birth: total(1), death: total(-1) });
  const first = p.findIndex((x) => x > negligible);
  const last = p.findLastIndex((x) => x > negligible);
  return { mean, variance, low: min + first, probabilities: fewEnough(Array.from(p.slice(first, last + 1)), field) };
}

function fewEnough(probabilities: number[], field: string): number[] {
  if (probabilities.length > mostValues)
    throw SpecError.of(field, probabilities.length, `a drawn start may take at most ${mostValues} values`);
  return probabilities;
}

/** What the kernel needs to draw populations: cumulative probabilities in one table, and where each species finds its own. */
export function populationTable(model: ReactionsModel, parameters: Readonly<Record<string, number>>) {
  const uniforms: Record<string, number> = {};
  const table: number[] = [];
  startLaws(model, parameters).forEach(({ low, probabilities }, i) => {
    const { initial } = model.species[i]!;
    if (initial.law === 'fixed') return;
    uniforms[`start_low_${i}`] = low;
    uniforms[`start_row_${i}`] = table.length;
    uniforms[`start_size_${i}`] = Math.max(1, probabilities.length - 1);
    let below = 0;
    for (const p of probabilities) {
      below += p;
      table.push(below);
    }
    if (probabilities.length === 1) table[table.length - 1] = 1; // one value alone is always drawn
  });
  return { uniforms, table: Float64Array.from(table) };
}
