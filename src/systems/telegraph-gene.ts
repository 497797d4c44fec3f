import { kummerOfMinus } from '../exact/kummer.ts';
import { averageLaw } from '../laws/average.ts';
import type { Measurement, System } from '../model/system.ts';
import { variance } from '../tally/moments.ts';

/** n ~ Poisson(burst·B), B ~ Beta(on, off). */
const mixture = ({ parameters: p }: Measurement) => {
  const [on, off] = [p.kOn! / p.delta!, p.kOff! / p.delta!];
  const share = on / (on + off);
  return { on, off, share, spread: (share * (1 - share)) / (on + off + 1), burst: p.km! / p.delta! };
};

/** ⟨(1 − s)^n⟩ = ⟨e^{−s·burst·B}⟩. */
const generating = (m: Measurement, s: number) => {
  const { on, off, burst } = mixture(m);
  return kummerOfMinus(on, on + off, s * burst);
};

/** A gene that is switched on and off. */
export const telegraphGene: System = {
  id: 'telegraph-gene',
  title: 'Bursting gene',
  kind: 'jump',
  summary:
    'A gene is switched on and off at random; while on it is copied into messengers, which decay. Fast switching averages out, and the number of messengers is Poisson’s. Slow switching makes bursts: many cells have none and a few have many, though all have the same genes. The exact law is Poisson’s with a mean that is Beta distributed.',
  model: {
    parameters: {
      kOn: { default: 0.6, minimum: 1e-3, maximum: 1e3, unit: '', description: 'switching on' },
      kOff: { default: 1.2, minimum: 1e-3, maximum: 1e3, unit: '', description: 'switching off' },
      km: { default: 20, minimum: 1e-2, maximum: 1e3, unit: '', description: 'messengers made while on' },
      delta: { default: 1, minimum: 1e-2, maximum: 1e3, unit: '', description: 'decay of each messenger' },
    },
    species: { gene: 'binomial(1, kOn/(kOn + kOff))', n: 0 },
    reactions: ['0 <-> gene : [kOn*(1 - gene)], kOff', '0 -> n : [km*gene]', 'n -> 0 : delta'],
  },
  // 1/delta and 1/(kOn + kOff) are the relaxation times; the gene itself starts as it stays
  duration: '14/min(delta, kOn + kOff)',
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: { silent: 'n < 0.5', halved: '2^(-n)' },
  internal: ['silent', 'halved'],
  laws: [
    {
      ...averageLaw({
        id: 'burst-law',
        statement: '⟨2⁻ⁿ⟩ = M(k_on/δ, (k_on + k_off)/δ, −k_m/2δ) of the Poisson–Beta law',
        measured: 'halved',
        expected: (m) => generating(m, 0.5),
      }),
      // carried by the fewest molecules, of which a busy gene never has so few
      exponentialAverage: { observable: 'halved', side: 'forward' },
    },
    averageLaw({
      id: 'silent-share',
      statement: 'P(n = 0) = M(k_on/δ, (k_on + k_off)/δ, −k_m/δ)',
      measured: 'silent',
      expected: (m) => generating(m, 1),
    }),
    averageLaw({
      id: 'mean-number',
      statement: '⟨n⟩ = (k_m/δ)·k_on/(k_on + k_off)',
      measured: 'n',
      expected: (m) => mixture(m).burst * mixture(m).share,
    }),
    averageLaw({
      id: 'variance',
      statement: 'Var(n) = ⟨n⟩ + (k_m/δ)²·Var(B)',
      measured: (m) => variance(m.moments('n')),
      expected: (m) => {
        const { burst, share, spread } = mixture(m);
        return burst * share + burst ** 2 * spread;
      },
    }),
  ],
  presets: [
    {
      title: 'Fast switching: 50 times',
      words: 'The same mean, but Poisson’s law: switching averages out.',
      parameters: { kOn: 30, kOff: 60 },
    },
    {
      title: 'Slow switching: a tenth',
      words: 'The same mean, but two kinds of cells: many with none, some with many.',
      parameters: { kOn: 0.06, kOff: 0.12 },
    },
  ],
  sources: ['J. Peccoud, B. Ycart, Theor. Popul. Biol. 48, 222 (1995)', 'A. Raj et al., PLoS Biol. 4, e309 (2006)'],
};
