import type { ReferenceKey } from './references.ts';

/** How a group of numbers in the report was had. */
export interface Method {
  readonly name: string;
  /** Ids of the estimates it explains: shown where one of them is available; without ids always. */
  readonly ids: readonly string[];
  readonly tex: string;
  readonly text: string;
  readonly cites: readonly ReferenceKey[];
}

/** Every method of the report in the order in which it is read. β = 1/kT. */
export const methods: readonly Method[] = [
  {
    name: 'Jarzynski',
    ids: ['jarzynski-forward', 'jarzynski-reverse'],
    tex: String.raw`\Delta F=-\beta^{-1}\ln\langle e^{-\beta W_\mathrm F}\rangle=+\beta^{-1}\ln\langle e^{-\beta W_\mathrm R}\rangle`,
    text: 'Averages over works of one direction. They rest on rare, low works: with few of those the estimate is biased, forward upwards and reverse downwards.',
    cites: ['jarzynski'],
  },
  {
    name: 'Cumulants',
    ids: ['cumulant-1', 'cumulant-2', 'cumulant-3', 'cumulant-4'],
    tex: String.raw`\Delta F\approx\langle W\rangle-\frac{\beta\kappa_2}{2}+\frac{\beta^2\kappa_3}{6}-\frac{\beta^3\kappa_4}{24}`,
    text: 'The expansion of Jarzynski’s average in cumulants of the forward work, cut at each order. Order 1 is the mean work, an upper bound; order 2 is exact when the work is Gaussian.',
    cites: ['jarzynski', 'park'],
  },
  {
    name: 'Bennett’s acceptance ratio (BAR)',
    ids: ['bar'],
    tex: String.raw`\sum_\mathrm F\frac{1}{1+e^{M+\beta(W_\mathrm F-\Delta F)}}=\sum_\mathrm R\frac{1}{1+e^{-M+\beta(W_\mathrm R+\Delta F)}},\quad M=\ln\frac{N_\mathrm F}{N_\mathrm R}`,
    text: 'The maximum-likelihood estimate from works of both directions. Its analytic error is the asymptotic one of Shirts and co-workers.',
    cites: ['bennett', 'shirts'],
  },
  {
    name: 'Crossing and slope',
    ids: ['crooks-line', 'crooks-slope'],
    tex: String.raw`\ln\frac{P_\mathrm F(W)}{P_\mathrm R(-W)}=\beta\,(W-\Delta F)`,
    text: 'A straight line through the logarithm of the ratio of both densities, fitted by maximum likelihood to binned works. Where it crosses zero is ΔF; its slope is β by Crooks’ theorem and tests the data.',
    cites: ['crooks'],
  },
  {
    name: 'Crossing of Gaussians',
    ids: ['crooks-gaussian'],
    tex: String.raw`\mathcal N(\Delta F;\,\langle W_\mathrm F\rangle,\sigma_\mathrm F^2)=\mathcal N(\Delta F;\,-\langle W_\mathrm R\rangle,\sigma_\mathrm R^2)`,
    text: 'Where two normal densities with the measured means and variances cross: right only for Gaussian work.',
    cites: ['goette'],
  },
  {
    name: 'Errors and intervals',
    ids: [],
    tex: '',
    text: 'The error in brackets is a jackknife over groups of works, or the analytic one for BAR. The bootstrap resamples groups of works; its 2.5 % and 97.5 % points are the 95 % interval. All averages are made in log space.',
    cites: ['efron'],
  },
  {
    name: 'Bias and spread',
    ids: [],
    tex: String.raw`\text{bias}\approx\frac{\mathrm{Var}(e^{-\beta W_\mathrm d})}{2\beta N}\ (N\gg\mathrm{Var}),\qquad\text{bias}\approx\frac{\langle W_\mathrm d\rangle}{N}\ \text{(near equilibrium)}`,
    text: 'The works are cut into disjoint blocks of N = 1, 2, 4 … and every block is estimated by itself: its mean distance from ΔF is the bias, its standard deviation the error of an experiment of N works. Jarzynski’s forward estimate needs about exp(β⟨W_d⟩) works, W_d = W + ΔF being the work that the reverse process dissipates.',
    cites: ['gore', 'rare'],
  },
  {
    name: 'Convergence index',
    ids: ['bar'],
    tex: '',
    text: 'Hahn and Then’s index compares two averages that agree once both densities are sampled where they overlap: near 0 BAR has converged, towards ±1 it has not.',
    cites: ['hahn'],
  },
];
