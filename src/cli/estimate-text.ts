import type { StudiedEstimate, WorkStudy } from '../estimate/work-study.ts';
import { roundedLike, table, withError } from './text.ts';
import type { ThermalScale } from './thermal-scale.ts';
import type { WorkSide } from './work-side.ts';

const shownFiles = 3;

/** What was read, and what was taken for granted. */
export function importText(sides: readonly WorkSide[], scale: ThermalScale, reverseSign: string): string {
  const by = { option: 'by option', file: 'as the files state', default: 'by default: no heading states one' };
  const pulls = sides.every(({ choice }) => choice.kind === 'force-distance') && scale.unitFrom === 'file';
  const kT =
    scale.kT === null
      ? ''
      : `, kT = ${String(Number(scale.kT.toPrecision(6)))}${scale.unit === 'kT' ? '' : ` ${scale.unit}`}`;
  const kelvin = scale.temperature === null ? '' : ` at ${scale.temperature} K (${by[scale.temperatureFrom!]})`;
  return [
    ...sides.flatMap((side) => [`${side.side}: ${sideText(side)}`, ...notesOf(side).map((note) => `  ${note}`)]),
    `unit: ${scale.unit ?? 'each file’s own'} (${pulls ? 'of force and distance' : by[scale.unitFrom]})${kT}${kelvin}`,
    ...(sides.length > 1 ? [`reverse works: ${reverseSign}`] : []),
  ].join('\n');
}

function sideText({ values, files, chosenBy }: WorkSide): string {
  const names = files.slice(0, shownFiles).map(({ name }) => name);
  const list = files.length > shownFiles ? `${names.join(', ')} … (${files.length} files)` : names.join(', ');
  const works = `${values.length} work${values.length === 1 ? '' : 's'}`;
  return `${works} of ${list}; ${files[0]!.column}${chosenBy === 'default' ? ' (by default)' : ''}`;
}

/** What was read into the files, once each. */
const notesOf = ({ looks }: WorkSide): string[] =>
  [...new Set(looks.flatMap(({ notes }) => notes))].slice(0, shownFiles);

/** Estimates with their errors and intervals, then those that there are not, once for each reason. */
function estimatesText(estimates: readonly StudiedEstimate[]): string {
  const known = estimates.filter(({ value }) => Number.isFinite(value));
  const missing = estimates.filter(({ value }) => !Number.isFinite(value));
  const row = ({ id, value, standardError, interval, reason }: StudiedEstimate) => [
    id,
    `${Number.isFinite(standardError) ? withError(value, standardError) : likeInterval(value, interval)} ${id === 'crooks-slope' ? 'β' : 'kT'}`,
    interval ? `${likeInterval(interval[0], interval)} … ${likeInterval(interval[1], interval)}` : (reason ?? ''),
  ];
  return [
    table([['estimator', 'value ± error', '95 % interval'], ...known.map(row)]),
    ...[...new Set(missing.map(({ reason }) => reason))].map((reason) => {
      const ids = missing.filter((e) => e.reason === reason).map(({ id }) => id);
      return `${ids.join(', ')}: ${reason}`;
    }),
  ].join('\n');
}

/** As many digits as the width of an interval allows. */
const likeInterval = (value: number, interval: readonly [number, number] | null): string =>
  roundedLike(value, interval && interval[1] - interval[0]);

/** A study for a terminal: numbers, whether to believe them and why, what would help. */
export function studyText({ estimates, verdict }: WorkStudy, warnings: readonly string[]): string {
  const doubts = verdict.reasons.filter(({ light }) => light !== 'green' || verdict.light === 'green');
  return [
    estimatesText(estimates),
    '',
    `${verdict.light.toUpperCase()}: ${verdict.headline}`,
    ...doubts.map(({ light, text }) => `  ${light}: ${text}`),
    ...verdict.advice.map((text) => `  advice: ${text}`),
    ...warnings.map((text, i) => `${i === 0 ? '\n' : ''}Warning: ${text}`),
  ].join('\n');
}
