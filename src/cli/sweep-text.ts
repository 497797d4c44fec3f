import type { Result } from '../experiment/result.ts';
import type { SweepReport } from '../experiment/sweep-report.ts';
import { lawRows } from './result-text.ts';
import { sixDigits, table, withError } from './text.ts';

/** Averages side by side, so that a row fits a terminal. */
const columns = 4;

/** A sweep for a terminal: a table a law with a row a value, then the averages that no law is about. */
export function sweepText({ sweep: { name, values }, results }: SweepReport): string {
  const cells = values.map((v) => `  ${sixDigits(v)}`);
  return [
    head(name, values, results),
    ...lawsOf(results).map((id) => lawText(id, name, cells, results)),
    ...averages(name, cells, results),
    ...remarks(name, values, results),
    ...warnings(name, values, results),
  ].join('\n\n');
}

function head(name: string, values: readonly number[], results: readonly Result[]): string {
  const { spec, backend } = results[0]!;
  const seconds = results.reduce((sum, r) => sum + r.timing.seconds, 0);
  const range = values.length === 1 ? sixDigits(values[0]!) : [values[0]!, values.at(-1)!].map(sixDigits).join(' … ');
  return [
    `${spec.system ?? 'model'}: ${name} = ${range} in ${values.length} ${values.length === 1 ? 'value' : 'values'}, ${spec.trajectories} trajectories each`,
    `${backend.kind} (${backend.adapter}), ${seconds.toFixed(2)} s`,
    verdict(name, values, results),
  ].join('\n');
}

/** Ids of laws in the order in which they come. */
const lawsOf = (results: readonly Result[]): string[] => [...new Set(results.flatMap((r) => r.laws.map((l) => l.id)))];

/** How the laws did, in one line. */
function verdict(name: string, values: readonly number[], results: readonly Result[]): string {
  const failed = results.flatMap((r, i) =>
    r.laws.filter((l) => l.holds === false).map((l) => `${l.id} at ${name} = ${sixDigits(values[i]!)}`),
  );
  const all = results.flatMap((r) => r.laws);
  const held = all.filter((l) => l.holds).length;
  const untested = all.filter((l) => l.holds === null).length;
  if (all.length === 0) return 'no laws to test';
  const counts = `${held} of ${all.length} laws hold${untested > 0 ? `, ${untested} untested` : ''}`;
  return failed.length > 0 ? `${counts}; FAILS: ${failed.join(', ')}` : counts;
}

function lawText(id: string, name: string, cells: readonly string[], results: readonly Result[]): string {
  const laws = results.map((r) => r.laws.find((l) => l.id === id));
  const { statement } = laws.find((l) => l !== undefined)!;
  const rows = laws.flatMap((law, i) => (law ? [[cells[i]!, ...lawRows([law])[0]!.slice(1)]] : []));
  return `${id}: ${statement}\n${table([[`  ${name}`, 'measured', 'expected', 'verdict'], ...rows])}`;
}

function averages(name: string, cells: readonly string[], results: readonly Result[]): string[] {
  const laws = lawsOf(results);
  const ids = [...new Set(results.flatMap((r) => r.estimates.map((e) => e.id)))].filter((id) => !laws.includes(id));
  const groups = Array.from({ length: Math.ceil(ids.length / columns) }, (_, g) =>
    ids.slice(g * columns, (g + 1) * columns),
  );
  return groups.map((group) => {
    const of = (result: Result, id: string) => {
      const found = result.estimates.find((e) => e.id === id);
      return found ? withError(found.value, found.standardError, '—') : '';
    };
    const rows = results.map((r, i) => [cells[i]!, ...group.map((id) => of(r, id))]);
    return table([[`  ${name}`, ...group], ...rows]);
  });
}

/** What averages are means of, where their ids do not tell. */
function remarks(name: string, values: readonly number[], results: readonly Result[]): string[] {
  const lines = results.flatMap(({ estimates }, i) =>
    estimates.flatMap(({ id, remark }) => (remark ? [`${id} at ${name} = ${sixDigits(values[i]!)}: ${remark}`] : [])),
  );
  return lines.length > 0 ? [lines.join('\n')] : [];
}

/** Each warning once, with the values that it is about. */
function warnings(name: string, values: readonly number[], results: readonly Result[]): string[] {
  const all = [...new Set(results.flatMap((r) => r.warnings))];
  const lines = all.map((warning) => {
    const at = values.filter((_, i) => results[i]!.warnings.includes(warning)).map(sixDigits);
    return `Warning${at.length < values.length ? ` at ${name} = ${at.join(', ')}` : ''}: ${warning}`;
  });
  return lines.length > 0 ? [lines.join('\n')] : [];
}
