/** How an estimator is named, coloured and explained wherever it is shown. */
export interface EstimatorStyle {
  readonly id: string;
  /** Name in tables. */
  readonly name: string;
  /** Name on a curve. */
  readonly short: string;
  /** CSS variable of its colour. */
  readonly colour: string;
  /** Dashes of its curve; empty for a solid one. */
  readonly dash: readonly number[];
  /** Whether it is one of the main curves, with a band of one standard error. */
  readonly main: boolean;
  /** One sentence and its source. */
  readonly meaning: string;
}

/** Free-energy estimators in the order in which they are read. */
export const estimators: readonly EstimatorStyle[] = [
  {
    id: 'bar',
    name: 'BAR',
    short: 'BAR',
    colour: '--bar',
    dash: [],
    main: true,
    meaning:
      'Bennett’s acceptance ratio: the best ΔF from works of both directions. Bennett, J. Comput. Phys. 22, 245 (1976); Shirts et al., PRL 91, 140601 (2003).',
  },
  {
    id: 'crooks-line',
    name: 'Crossing',
    short: 'crossing',
    colour: '--crossing',
    dash: [],
    main: true,
    meaning: 'Where P_F(W) and P_R(−W) cross, from a line through ln P_F(W)/P_R(−W). Crooks, PRE 60, 2721 (1999).',
  },
  {
    id: 'crooks-gaussian',
    name: 'Crossing of Gaussians',
    short: 'Gaussians',
    colour: '--crossing',
    dash: [2, 3],
    main: false,
    meaning:
      'Where two normal distributions with the measured means and variances cross: right only for Gaussian work.',
  },
  {
    id: 'jarzynski-forward',
    name: 'Jarzynski, forward',
    short: 'Jarzynski →',
    colour: '--forward',
    dash: [],
    main: true,
    meaning:
      'ΔF = −kT ln⟨exp(−W/kT)⟩ over the forward process: rests on the rare, cheap trajectories. Jarzynski, PRL 78, 2690 (1997).',
  },
  {
    id: 'jarzynski-reverse',
    name: 'Jarzynski, reverse',
    short: 'Jarzynski ←',
    colour: '--reverse',
    dash: [],
    main: true,
    meaning: 'ΔF = +kT ln⟨exp(−W/kT)⟩ over the reverse process. Jarzynski, PRL 78, 2690 (1997).',
  },
  {
    id: 'cumulant-1',
    name: 'Mean work',
    short: '⟨W⟩',
    colour: '--cumulants',
    dash: [2, 3],
    main: false,
    meaning: 'The mean work: an upper bound of ΔF, by the second law.',
  },
  {
    id: 'cumulant-2',
    name: 'Cumulants to 2',
    short: 'cumulants 2',
    colour: '--cumulants',
    dash: [],
    main: true,
    meaning: 'Mean work minus half its variance over kT: exact when the work is Gaussian, biased otherwise.',
  },
  {
    id: 'cumulant-3',
    name: 'Cumulants to 3',
    short: '3',
    colour: '--cumulants',
    dash: [7, 3],
    main: false,
    meaning: 'The cumulant expansion of Jarzynski’s average to third order.',
  },
  {
    id: 'cumulant-4',
    name: 'Cumulants to 4',
    short: '4',
    colour: '--cumulants',
    dash: [7, 3, 2, 3],
    main: false,
    meaning: 'The cumulant expansion of Jarzynski’s average to fourth order.',
  },
];

/** Plain words with estimators under their names instead of their ids. */
export const withNames = (text: string): string =>
  estimators.reduce((words, { id, name }) => words.replace(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g'), name), text);

/** What is reported beside estimates of ΔF. */
const slope: EstimatorStyle = {
  id: 'crooks-slope',
  name: 'Slope of ln P_F/P_R',
  short: 'slope',
  colour: '--crossing',
  dash: [],
  main: false,
  meaning:
    'Slope of ln P_F(W)/P_R(−W) against W, in units of β = 1/kT: Crooks’ theorem says 1. Crooks, PRE 60, 2721 (1999).',
};

/** The style of an estimator; one that is not known here reads as its id. */
export const styleOf = (id: string): EstimatorStyle =>
  [...estimators, slope].find((style) => style.id === id) ?? {
    id,
    name: id,
    short: id,
    colour: '--quiet',
    dash: [],
    main: false,
    meaning: '',
  };
