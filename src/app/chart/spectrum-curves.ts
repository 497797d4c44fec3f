import type { ReportedSpectrum } from '../../experiment/result.ts';
import type { Shown } from '../shown.ts';
import { lineColours } from './line-colours.ts';

/** What is made of a measured spectrum by one factor, and how it is drawn. */
export interface SpectrumCurve {
  readonly name: string;
  readonly colour: string;
  readonly value: readonly number[];
  readonly error: readonly number[];
  /** What it is exactly: the exact spectrum times the factor. */
  readonly exact: readonly number[];
}

const numbers = (values: readonly (number | null)[]): number[] => values.map((v) => v ?? Number.NaN);

/** The measured spectrum itself. */
export const measuredSpectrum = ({ value, standardError, exact }: ReportedSpectrum): SpectrumCurve => ({
  name: 'measured',
  colour: '--quiet',
  value: numbers(value),
  error: numbers(standardError),
  exact,
});

/** What is made of it by each factor. */
export const correctedSpectra = ({ exact, corrected }: ReportedSpectrum): SpectrumCurve[] =>
  Object.values(corrected?.by ?? {}).map(({ name, factor, value, standardError }, i) => ({
    name,
    colour: lineColours[i % lineColours.length]!,
    value: numbers(value),
    error: numbers(standardError),
    exact: exact.map((s, k) => s * (factor[k] ?? Number.NaN)),
  }));

/** What these are held against. */
export const target = (spectrum: ReportedSpectrum): number[] => numbers(spectrum.corrected?.exact ?? spectrum.exact);

export const spectrumOf = ({ result }: Pick<Shown, 'result'>): ReportedSpectrum | undefined => result.series.spectrum;
