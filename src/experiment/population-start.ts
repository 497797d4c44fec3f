import { SpecError } from '../errors.ts';
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

/** The law of a population at the start, for given parameter values. @throws SpecError */
export function startLawOf(
  name: string,
  population: Population,
  parameters: Readonly<Record<string, number>>,
): StartLaw {
  const field = `model.species.${name}`;
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
  if (probabilities.length > mostValues)
    throw SpecError.of(field, probabilities.length, `a drawn start may take at most ${mostValues} values`);
  return { mean, variance, low, probabilities };
}

/** What the kernel needs to draw populations: cumulative probabilities in one table, and where each species finds its own. */
export function populationTable(model: ReactionsModel, parameters: Readonly<Record<string, number>>) {
  const uniforms: Record<string, number> = {};
  const table: number[] = [];
  model.species.forEach(({ name, initial }, i) => {
    const { low, probabilities } = startLawOf(name, initial, parameters);
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
