import { SpecError } from '../errors.ts';
import type { XvgWindow } from './xvg-window.ts';

/** A λ window from one file or several; energies in kJ/mol. */
interface SetWindow {
  readonly files: readonly string[];
  readonly lambda: readonly number[];
  readonly samples: number;
  /** ∂H/∂λ of each kind of λ; null where files lack some. */
  readonly gradients: readonly Float64Array[] | null;
  /** H at every window less H here; null where the files do not hold it. */
  readonly differences: readonly (Float64Array | null)[];
}

/** Windows in the order of the path. */
export interface WindowSet {
  readonly windows: readonly SetWindow[];
  /** In kelvin; null where no file says. */
  readonly temperature: number | null;
  readonly warnings: readonly string[];
}

const keyOf = (lambda: readonly number[]): string => lambda.join(', ');

/**
 * Puts files together: windows in the order of their states, several files of one λ one behind the other, one that is given twice once.
 * @throws SpecError where files differ in their kinds of λ or in temperature, hold no samples, or are of one window only
 */
export function windowSet(files: readonly XvgWindow[]): WindowSet {
  const [first] = files;
  for (const file of files) {
    if (file.lambda.length !== first!.lambda.length)
      throw SpecError.of(
        file.file,
        keyOf(file.lambda),
        `must have ${first!.lambda.length} kinds of λ, as ${first!.file} has`,
      );
    if (file.samples === 0) throw SpecError.of(file.file, '0 rows', 'holds no samples');
  }
  const groups = new Map<string, XvgWindow[]>();
  for (const file of files) groups.set(keyOf(file.lambda), [...(groups.get(keyOf(file.lambda)) ?? []), file]);
  if (groups.size < 2) throw SpecError.of('--windows', keyOf(first!.lambda), 'are all of one λ: needs two windows');
  const warnings: string[] = [];
  const ordered = [...groups.values()].sort(([a], [b]) => place(a!, files) - place(b!, files));
  const lambdas = ordered.map(([file]) => file!.lambda);
  const windows = ordered.map((group) => joined(withoutRepeats(group, warnings), lambdas, warnings));
  const skipped = files.reduce((sum, file) => sum + file.skipped, 0);
  if (skipped > 0) warnings.push(`${skipped} rows with a cell that is no number were left out`);
  const known = new Set(lambdas.map(keyOf));
  const others = first!.differences.map((d) => keyOf(d.lambda)).filter((key) => !known.has(key));
  if (others.length > 0)
    warnings.push(`ΔH is given to λ = ${others.map((key) => `(${key})`).join(', ')} too, of which there is no window`);
  return { windows, temperature: temperatureOf(files), warnings };
}

/** Place of a window on the path: its state's number, else where its λ stands among those that ΔH is given to, else its λ added up. */
function place({ state, lambda }: XvgWindow, files: readonly XvgWindow[]): number {
  if (files.every((file) => file.state !== null)) return state!;
  const listed = files[0]!.differences.map((d) => keyOf(d.lambda));
  if (files.every((file) => listed.includes(keyOf(file.lambda)))) return listed.indexOf(keyOf(lambda));
  return lambda.reduce((sum, x) => sum + x, 0);
}

function withoutRepeats(group: readonly XvgWindow[], warnings: string[]): XvgWindow[] {
  const kept: XvgWindow[] = [];
  for (const file of group) {
    const twin = kept.find((other) => sameSamples(other, file));
    if (twin) warnings.push(`${file.file} holds the same numbers as ${twin.file} and was left out`);
    else kept.push(file);
  }
  return kept;
}

function sameSamples(a: XvgWindow, b: XvgWindow): boolean {
  const columns = (w: XvgWindow) => [...(w.gradients ?? []), ...w.differences.map((d) => d.values)];
  const [x, y] = [columns(a), columns(b)];
  return (
    a.samples === b.samples && x.length === y.length && x.every((column, i) => column.every((v, n) => v === y[i]![n]))
  );
}

function joined(group: readonly XvgWindow[], lambdas: readonly (readonly number[])[], warnings: string[]): SetWindow {
  const { lambda, gradients } = group[0]!;
  const names = group.map((file) => file.file);
  if (group.length > 1) warnings.push(`${names.join(', ')} are all of λ = (${keyOf(lambda)}): taken as one series`);
  const samples = group.reduce((sum, file) => sum + file.samples, 0);
  const behind = (columns: readonly (Float64Array | null | undefined)[]): Float64Array | null => {
    if (columns.some((column) => !column)) return null;
    const all = new Float64Array(samples);
    let at = 0;
    for (const column of columns) {
      all.set(column!, at);
      at += column!.length;
    }
    return all;
  };
  const ownKinds = gradients?.map((_, c) => behind(group.map((file) => file.gradients?.[c])));
  return {
    files: names,
    lambda,
    samples,
    gradients: ownKinds?.every((column) => column !== null) ? (ownKinds as Float64Array[]) : null,
    differences: lambdas.map((to) =>
      to === lambda
        ? new Float64Array(samples)
        : behind(group.map((file) => file.differences.find((d) => keyOf(d.lambda) === keyOf(to))?.values)),
    ),
  };
}

function temperatureOf(files: readonly XvgWindow[]): number | null {
  const said = files.filter((file) => file.temperature !== null);
  const other = said.find((file) => file.temperature !== said[0]!.temperature);
  if (other)
    throw SpecError.of(
      other.file,
      `${other.temperature} K`,
      `must be at ${said[0]!.temperature} K, as ${said[0]!.file} is`,
    );
  return said[0]?.temperature ?? null;
}
