import { type BirthDeathLaw, birthDeathLaw } from '../exact/reactions/birth-death.ts';
import { averageLaw } from '../laws/average.ts';
import type { Measurement, System } from '../model/system.ts';

const rates = ({ parameters }: Measurement) => {
  const { a, b, c, V } = parameters as Record<'a' | 'b' | 'c' | 'V', number>;
  return {
    cubicUp: (n: number) => (a * n * (n - 1)) / V,
    cubicDown: (n: number) => (n * (n - 1) * (n - 2)) / V ** 2,
    linearUp: () => b * V,
    linearDown: (n: number) => c * n,
  };
};

const law = (m: Measurement): BirthDeathLaw => {
  const { cubicUp, cubicDown, linearUp, linearDown } = rates(m);
  return birthDeathLaw({ birth: (n) => cubicUp(n) + linearUp(), death: (n) => cubicDown(n) + linearDown(n) });
};

const average = (m: Measurement, f: (n: number) => number) => {
  const { min, p } = law(m);
  return p.reduce((sum, x, i) => sum + x * f(min + i), 0);
};

/** Net flux through the cubic channel. */
const flux = (m: Measurement) => {
  const { cubicUp, cubicDown } = rates(m);
  return average(m, (n) => cubicUp(n) - cubicDown(n));
};

/** Entropy of one turn: in by the cubic reaction, out by the linear one. */
const affinity = ({ parameters: p }: Measurement) => Math.log((p.a! * p.c!) / p.b!);

/** Middle between the two peaks of the default parameters, in units of the volume. */
const middle = 0.9;

/** Schlögl's second model: a chemical system with two phases. */
export const schlogl: System = {
  id: 'schlogl',
  title: 'Schlögl’s bistable reaction',
  kind: 'jump',
  summary:
    'A substance helps to make itself: two molecules turn a third. Fed and drained, it has two phases, one poor and one rich, and now and then fluctuations carry it from one to the other. The law of the number has two peaks, as in equilibrium between two phases, but here matter flows through all the time and entropy is made. Make a·c = b and the flow stops; raise V and switching becomes rare.',
  model: {
    parameters: {
      a: { default: 3.5, minimum: 0.01, maximum: 100, unit: '', description: 'cubic reaction, forth' },
      b: { default: 0.5, minimum: 0.01, maximum: 100, unit: '', description: 'feed' },
      c: { default: 2.9, minimum: 0.01, maximum: 100, unit: '', description: 'drain' },
      V: { default: 30, minimum: 1, maximum: 300, unit: '', description: 'volume' },
    },
    species: { n: 'stationary' },
    reactions: ['0 <-> n : [a*n*(n - 1)/V], [n*(n - 1)*(n - 2)/V^2] @ cubic', '0 <-> n : [b*V], [c*n] @ linear'],
    currents: { throughput: 'cubic' },
  },
  duration: 10,
  dt: null,
  trajectories: 50_000,
  measure: { work: false, reverse: false },
  observables: { poor: `n < ${middle}*V`, thinness: '1/(1 + n/V)' },
  internal: ['thinness'],
  laws: [
    averageLaw({
      id: 'stationary-law',
      statement: '⟨1/(1 + n/V)⟩ by p(n) ∝ Π birth(i)/death(i + 1), both phases weighed',
      measured: 'thinness',
      expected: (m) => average(m, (n) => 1 / (1 + n / m.parameters.V!)),
    }),
    averageLaw({
      id: 'mean-number',
      statement: '⟨n⟩ of the same law',
      measured: 'n',
      expected: (m) => law(m).mean,
      scale: ({ parameters: p }) => p.V!,
    }),
    averageLaw({
      id: 'flux',
      statement: 'J = ⟨a n(n − 1)/V − n(n − 1)(n − 2)/V²⟩',
      unit: 'per time',
      measured: 'throughput',
      expected: flux,
      scale: ({ parameters: p }) => p.V!,
    }),
    averageLaw({
      id: 'entropy-production',
      statement: 'σ = J ln(ac/b)',
      unit: 'k_B per time',
      measured: 'entropy-production',
      expected: (m) => flux(m) * affinity(m),
      scale: ({ parameters: p }) => p.V!,
    }),
  ],
  presets: [
    {
      title: 'Equilibrium: a·c = b',
      words: 'One peak, Poisson’s law, and no flow of matter.',
      parameters: { a: 0.7, b: 2.03 },
    },
    {
      title: 'A smaller vessel: V = 12',
      words: 'The two phases run into each other, and switching is frequent.',
      parameters: { V: 12 },
    },
  ],
  sources: ['F. Schlögl, Z. Phys. 253, 147 (1972)', 'M. Vellela, H. Qian, J. R. Soc. Interface 6, 925 (2009)'],
};
