import type { WorkStudy } from '../../estimate/work-study.ts';
import { compact, plainNumber, withError } from '../with-error.ts';

/** A diagnostic with its numbers, of each direction or of both together. */
export interface DiagnosticRow {
  readonly name: string;
  readonly values: readonly [forward: string, reverse: string] | string;
  readonly meaning: string;
}

const number = (x: number, digits = 4): string =>
  Number.isNaN(x) ? '—' : Number.isFinite(x) ? plainNumber(x, digits) : x > 0 ? '∞' : '−∞';

const kT = (x: number): string => (Number.isFinite(x) ? `${number(x)} kT` : number(x));

/** In kT, with its standard error; nothing without one. */
function measured(x: number, error: number): string {
  const written = withError(x, error);
  return written.error === null ? '—' : `${written.value} ± ${written.error} kT`;
}

const percent = (x: number): string => (Number.isFinite(x) ? `${plainNumber(100 * x, 3)} %` : '—');

type Ways = { readonly forward: number; readonly reverse: number };

const ways = ({ forward, reverse }: Ways, write: (x: number) => string): [string, string] => [
  write(forward),
  write(reverse),
];

/** All diagnostics of a study, with what each means. */
export function diagnosticRows({ forward, reverse, diagnostics: d }: WorkStudy): DiagnosticRow[] {
  const sides = <K extends keyof typeof forward>(key: K): Ways => ({
    forward: forward[key],
    reverse: reverse?.[key] ?? Number.NaN,
  });
  const inefficiency = {
    forward: d.order.forward.inefficiency,
    reverse: d.order.reverse?.inefficiency ?? Number.NaN,
  };
  const drift = ({ drift, trend }: WorkStudy['diagnostics']['order']['forward']) => measured(drift, drift / trend);
  /** σ√(g/n), g works telling as much as an independent one. */
  const meanError = (side: typeof forward | null, g: number) =>
    side ? side.standardDeviation * Math.sqrt(g / side.count) : Number.NaN;
  const meanErrors = [meanError(forward, inefficiency.forward), meanError(reverse, inefficiency.reverse)] as const;
  const { dissipationAsymmetry: asymmetry, barErrors } = d;
  // an error of 0 is one that is lost in rounding
  const errors = [barErrors.shirts, barErrors.bennett, barErrors.jackknife].map((e) => e || Number.NaN);
  const whole = (x: number) => (Number.isNaN(x) ? '—' : String(x).replace(/\B(?=(\d{3})+$)/g, '\u202f'));
  return [
    { name: 'Works', values: ways(sides('count'), whole), meaning: 'Work values that were used.' },
    {
      name: 'Mean work',
      values: [measured(forward.mean, meanErrors[0]), measured(reverse?.mean ?? Number.NaN, meanErrors[1])],
      meaning: 'By the second law not below ΔF forward, not below −ΔF in reverse.',
    },
    {
      name: 'Standard deviation of work',
      values: ways(sides('standardDeviation'), kT),
      meaning: 'Above a few kT exponential averages rest on a handful of works.',
    },
    {
      name: 'Smallest and largest work',
      values: [forward, reverse].map((s) => (s ? `${number(s.minimum)} … ${number(s.maximum)} kT` : '—')) as [
        string,
        string,
      ],
      meaning: 'The range over which anything was seen at all.',
    },
    {
      name: 'Dissipated work',
      values: [
        measured(d.dissipatedWork.forward, d.dissipatedWorkError.forward),
        measured(d.dissipatedWork.reverse, d.dissipatedWorkError.reverse),
      ],
      meaning:
        'Mean work beyond ΔF. Unequal values say that the works are not Gaussian; a negative one that a sign is wrong.',
    },
    {
      name: 'Effective number of works',
      values: ways(d.effectiveSampleSize, number),
      meaning: 'How many works count in Jarzynski’s average: below 100 it is not to be relied on.',
    },
    {
      name: 'Weight of the heaviest 1 %',
      values: ways(d.topWeightShare, percent),
      meaning: 'Share of Jarzynski’s average that the heaviest hundredth of the works carries.',
    },
    {
      name: 'Exponent of a heavy tail',
      values: ways(d.heavyTail, number),
      meaning:
        'Given where weights fall off like a power law with an exponent of at most 2: their variance may be infinite, and no error is honest.',
    },
    {
      name: 'Unseen weight',
      values: ways(d.unseenWeight, percent),
      meaning: 'Share of Jarzynski’s average that lies beyond the works seen, as the other direction says.',
    },
    {
      name: 'Gaussian work',
      values: ways(d.gaussianity, (x) => (Number.isFinite(x) ? `p = ${plainNumber(x, 2)}` : '—')),
      meaning:
        'Probability that Gaussian works would look as little Gaussian; below 0.01 cumulants to 2 and the crossing of Gaussians are suspect.',
    },
    {
      name: 'Correlation of works',
      values: ways(inefficiency, (x) => number(x, 3)),
      meaning: 'How many works in their order tell as much as one independent work; 1 where no correlation is seen.',
    },
    {
      name: 'Drift of works',
      values: [drift(d.order.forward), d.order.reverse ? drift(d.order.reverse) : '—'],
      meaning:
        'Change of the straight line through the works from first to last: a calibration that wanders shows here.',
    },
    {
      name: 'Repeated values',
      values: ways({ forward: d.repeats.forward.share, reverse: d.repeats.reverse?.share ?? Number.NaN }, percent),
      meaning: 'Share of works whose value occurs more than once: a file loaded twice, or works that were rounded.',
    },
    {
      name: 'Hysteresis',
      values: measured(d.hysteresis, Math.hypot(...meanErrors)),
      meaning: 'Mean work lost in going there and back; negative is against the second law.',
    },
    {
      name: 'Dissipation asymmetry',
      values: Number.isFinite(asymmetry.value) ? `${compact(asymmetry.value, asymmetry.standardError)} kT` : '—',
      meaning: 'Work dissipated forward less that dissipated in reverse: 0 for Gaussian works.',
    },
    {
      name: 'Overlap of P_F(W) and P_R(−W)',
      values: number(d.overlap),
      meaning: 'From 0, where both densities are apart and nothing can be said, to 1, where they coincide.',
    },
    {
      name: 'Effective works of BAR',
      values: number(d.barEffectiveWorks),
      meaning: 'How many works fix BAR where the densities overlap: below 100 its error is not to be relied on.',
    },
    {
      name: 'Convergence index',
      values: number(d.hahnThen),
      meaning: 'Hahn and Then’s index: near 0 BAR has converged, towards ±1 it has not.',
    },
    {
      name: 'Error of BAR: Shirts, Bennett, jackknife',
      values: errors.every(Number.isNaN) ? '—' : errors.map((e) => number(e, 2)).join(', '),
      meaning: 'Three roads to the same error, in kT: where they part, works are correlated or too few.',
    },
  ];
}
