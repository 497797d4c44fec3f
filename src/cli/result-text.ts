import type { ReportedField, ReportedLaw, Result } from '../experiment/result.ts';
import { roundedLike, sixDigits, table, withError } from './text.ts';

/** A law's verdict in words, the number first. */
function verdictText({ z, holds, reason }: ReportedLaw): string {
  const sigma = z === null ? '' : `${z >= 0 ? '+' : '−'}${Math.abs(z).toFixed(1)} σ `;
  if (holds === null) return `${sigma}untested: ${reason}`;
  return holds ? `${sigma}holds` : `${sigma}FAILS${reason ? `: ${reason}` : ''}`;
}

/** Rows of a table of laws. */
export function lawRows(laws: readonly ReportedLaw[]): string[][] {
  return laws.map((law) => [
    law.id,
    law.measured === null ? '—' : `${withError(law.measured, law.standardError)} ${law.unit}`.trim(),
    `${law.kind === 'bound' ? 'bound' : 'exact'} ${law.expected === null ? '—' : roundedLike(law.expected, law.standardError)}`,
    verdictText(law),
  ]);
}

/** What was run, on what, and how fast. */
function headText({ timing, backend, spec, start }: Result): string {
  const jumps = spec.dt === undefined;
  const millions = (jumps ? timing.jumps : timing.trajectorySteps) / timing.advanceSeconds / 1e6;
  const rate = `${millions < 10 ? Number(millions.toPrecision(2)) : millions.toFixed(0)} M${jumps ? 'jumps' : 'steps'}/s`;
  const length = jumps
    ? `to t = ${sixDigits(spec.duration)}`
    : `× ${timing.steps} steps, dt = ${Number(spec.dt!.toPrecision(3))}`;
  return [
    `${spec.system ?? 'model'}: ${timing.trajectories} trajectories ${length}, seed ${spec.seed}`,
    `${backend.kind} (${backend.adapter}), ${rate}, ${timing.seconds.toFixed(2)} s`,
    ...(start.burnIn > 0 ? [`relaxed for t = ${sixDigits(start.burnIn)} before the process began`] : []),
  ].join('\n');
}

/** Rows of what is known of a field as a whole; its cells are for files. */
function fieldRows({ axes, samples, outside, velocity }: ReportedField): string[][] {
  const mean = (v: ReportedField['outside']) => withError(v.value, v.standardError);
  return [
    ['  grid', `${axes.map((a) => `${a.edges.length - 1} cells of ${a.name}`).join(' × ')}, ${samples} positions`],
    ['  outside', mean(outside)],
    ...velocity.map((v, a) => [`  velocity of ${axes[a]!.name}`, mean(v)]),
  ];
}

/** Estimates that there are, then those that there are not, once for each reason. */
function estimatesText(estimates: Result['estimates']): string {
  const known = estimates.filter((e) => e.value !== null);
  const missing = estimates.filter((e) => e.value === null);
  const reasons = [...new Set(missing.map((e) => e.reason))];
  return [
    table(known.map((e) => [`  ${e.id}`, `${withError(e.value, e.standardError)} ${e.unit}`.trim()])),
    ...reasons.map((reason) => {
      const ids = missing.filter((e) => e.reason === reason).map((e) => e.id);
      return `  ${ids.join(', ')}: ${reason}`;
    }),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A result for a terminal. */
export function resultText(result: Result): string {
  const laws = lawRows(result.laws).map(([id, ...rest]) => [`  ${id}`, ...rest]);
  const field = result.field ? fieldRows(result.field) : [];
  return [
    headText(result),
    ...(laws.length > 0 ? [`\nLaws\n${table(laws)}`] : []),
    ...(result.estimates.length > 0 ? [`\nEstimates\n${estimatesText(result.estimates)}`] : []),
    ...(field.length > 0 ? [`\nField (its cells with --out)\n${table(field)}`] : []),
    ...result.warnings.map((w, i) => `${i === 0 ? '\n' : ''}Warning: ${w}`),
  ].join('\n');
}
