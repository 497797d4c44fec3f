import { randomStream } from './random-stream.ts';

/** Examples to learn from: one that can be trusted, one without enough overlap, one that looks safe and is not. */
export const exampleIds = ['gaussian-good', 'gaussian-poor-overlap', 'trap'] as const;

export type ExampleId = (typeof exampleIds)[number];

/** Works W_F and W_R in kT whose free energy difference is known. */
export interface ExampleWorks {
  readonly forward: Float64Array;
  readonly reverse: Float64Array;
  /** Exact ΔF in kT. */
  readonly deltaF: number;
  /** What they are, in one sentence. */
  readonly about: string;
}

/** ΔF in kT of the Gaussian examples. */
const gaussianDeltaF = 5;

/**
 * Works of an example, the same for the same seed.
 *
 * Gaussian: W_F ~ N(ΔF + σ²/2, σ²), W_R ~ N(−ΔF + σ²/2, σ²), which obey Crooks' theorem with ΔF = 5 kT; σ = 1.5 or 6 kT.
 *
 * Trap: two states of energies 0 and E = ln 999999 kT, in equilibrium; the upper one is lowered by 20 kT at once. Then W_F = −20
 * with probability 10⁻⁶, else 0, and ΔF = −ln[(1 + e^{20−E})/(1 + e^{−E})] = −6.18655 kT. A thousand forward works are all equal
 * with probability above 0.99: they look certain and are wrong by 6 kT.
 */
export function exampleWorks(id: ExampleId, count: number, seed = 1): ExampleWorks {
  switch (id) {
    case 'gaussian-good':
      return gaussian(count, seed, 1.5, 'Gaussian works of σ = 1.5 kT: both directions overlap well');
    case 'gaussian-poor-overlap':
      return gaussian(count, seed, 6, 'Gaussian works of σ = 6 kT: 18 kT are dissipated each way');
    case 'trap':
      return trap(count, seed);
  }
}

function gaussian(count: number, seed: number, sigma: number, about: string): ExampleWorks {
  const { normal } = randomStream(seed);
  const draw = (mean: number) => Float64Array.from({ length: count }, () => mean + sigma ** 2 / 2 + sigma * normal());
  return { forward: draw(gaussianDeltaF), reverse: draw(-gaussianDeltaF), deltaF: gaussianDeltaF, about };
}

function trap(count: number, seed: number): ExampleWorks {
  const upper = Math.log(999_999);
  const lowered = 20;
  const { uniform } = randomStream(seed);
  /** Share of a state of energy e beside one of energy 0. */
  const share = (e: number) => 1 / (1 + Math.exp(e));
  const draw = (e: number, work: number) =>
    Float64Array.from({ length: count }, () => (uniform() < share(e) ? work : 0));
  return {
    forward: draw(upper, -lowered),
    reverse: draw(upper - lowered, lowered),
    deltaF: Math.log1p(Math.exp(-upper)) - Math.log1p(Math.exp(lowered - upper)),
    about: 'Two states, the upper one held by one system in a million, lowered by 20 kT at once',
  };
}
