import type { ReportedLaw, Result } from '../experiment/result.ts';
import { roundedLike, table, withError } from './text.ts';

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

/** A result for a terminal. */
export function resultText(result: Result): string {
  const { timing, backend, spec, status } = result;
  const amount = timing.jumps > 0 ? timing.jumps : timing.trajectorySteps;
  const rate = `${(amount / timing.advanceSeconds / 1e6).toFixed(0)} M${timing.jumps > 0 ? 'jumps' : 'steps'}/s`;
  const length =
    spec.dt === undefined ? `to t = ${spec.duration}` : `× ${timing.steps} steps, dt = ${spec.dt.toPrecision(3)}`;
  const head = `${spec.system ?? 'model'}: ${timing.trajectories} trajectories ${length}, seed ${spec.seed}\n${backend.kind} (${backend.adapter}), ${rate}, ${timing.seconds.toFixed(2)} s`;
  const estimates = result.estimates
    .filter((e) => e.value !== null || e.unit === 'kT')
    .map((e) => [
      `  ${e.id}`,
      `${withError(e.value, e.standardError, e.reason)} ${e.value === null ? '' : e.unit}`.trim(),
    ]);
  const laws = lawRows(result.laws).map(([id, ...rest]) => [`  ${id}`, ...rest]);
  const lost = status.nonFinite > 0 ? [`${status.nonFinite} trajectories not finite`] : [];
  return [
    head,
    ...(laws.length > 0 ? [`\nLaws\n${table(laws)}`] : []),
    ...(estimates.length > 0 ? [`\nEstimates\n${table(estimates)}`] : []),
    ...[...lost, ...result.warnings].map((w, i) => `${i === 0 ? '\n' : ''}Warning: ${w}`),
  ].join('\n');
}
