import type { ReportedField, ReportedLaw, ReportedProfile, ReportedWindows, Result } from '../experiment/result.ts';
import { pullsText } from './pulls-text.ts';
import { roundedLike, sixDigits, table, withError } from './text.ts';

/** A law's verdict in words, the number first. */
function verdictText({ z, holds, reason }: ReportedLaw): string {
  const sigma = z === null ? '' : `${z >= 0 ? '+' : '−'}${Math.abs(z).toFixed(1)} σ `;
  if (holds === null) return `${sigma}untested: ${reason}`;
  return holds ? `${sigma}holds${reason ? ` (${reason})` : ''}` : `${sigma}FAILS${reason ? `: ${reason}` : ''}`;
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

/** Free energy and overlap with the next window, window by window. */
function windowRows({ controls, freeEnergy, overlap, effectiveSamples }: ReportedWindows): string[][] {
  const names = Object.keys(controls);
  const windows = controls[names[0]!]!.length;
  const { value, standardError, exact } = freeEnergy;
  return [
    [...names.map((name) => `  ${name}`), 'F / kT', 'exact', 'overlap with next', 'effective samples'],
    ...value.map((f, k) => [
      ...names.map((name) => `  ${k < windows ? sixDigits(controls[name]![k]!) : 'confined'}`),
      f === null ? '—' : withError(f, standardError[k]!),
      exact[k] === null ? '—' : roundedLike(exact[k]!, standardError[k]!),
      k + 1 < windows ? overlap[k]![k + 1]!.toFixed(3) : '',
      effectiveSamples[k]?.toFixed(0) ?? '—',
    ]),
  ];
}

/** Rows of how well each estimator of a profile did; its cells are for files. */
function profileRows({ axis, exact, estimators }: ReportedProfile): string[][] {
  return Object.entries(estimators).map(([id, { value, standardError, trusted }]) => {
    const cells = trusted.flatMap((yes, k) => (yes ? [k] : []));
    const [first, last] = [cells[0], cells.at(-1)];
    if (first === undefined || last === undefined) return [`  ${id}`, 'not to be believed anywhere'];
    const ends = [axis.edges[first]!, axis.edges[last + 1]!].map((x) => Number(x.toPrecision(3)));
    const off = Math.max(...cells.map((k) => (exact[k] === null ? 0 : Math.abs(value[k]! - exact[k]!))));
    const error = Math.max(...cells.map((k) => standardError[k]!));
    return [
      `  ${id}`,
      `to be believed in ${cells.length} of ${value.length} cells, ${axis.name} = ${ends.join(' … ')} ${axis.unit}`.trim(),
      `errors up to ${error.toPrecision(2)} kT`,
      `off by up to ${off.toPrecision(2)} kT`,
    ];
  });
}

/** Estimates that there are, then those that there are not, once for each reason. */
function estimatesText(estimates: Result['estimates']): string {
  const known = estimates.filter((e) => e.value !== null);
  const missing = estimates.filter((e) => e.value === null);
  const reasons = [...new Set(missing.map((e) => e.reason))];
  return [
    table(
      known.map((e) => {
        const number = `${withError(e.value, e.standardError)} ${e.unit}`.trim();
        const said = [e.standardError === null ? e.reason : null, e.remark].filter(Boolean).join('; ');
        return [`  ${e.id}`, said ? `${number}  (${said})` : number];
      }),
    ),
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
  const pulls = result.series.blocks ? pullsText(result.series.blocks) : null;
  return [
    headText(result),
    ...(laws.length > 0 ? [`\nLaws\n${table(laws)}`] : []),
    ...(result.estimates.length > 0 ? [`\nEstimates\n${estimatesText(result.estimates)}`] : []),
    ...(pulls ? [`\n${pulls}`] : []),
    ...(field.length > 0 ? [`\nField (its cells with --out)\n${table(field)}`] : []),
    ...(result.windows
      ? [`\nWindows of ${result.windows.samples} equilibrium samples\n${table(windowRows(result.windows))}`]
      : []),
    ...(result.profile
      ? [`\nProfile of ${result.profile.of} (its cells with --out)\n${table(profileRows(result.profile))}`]
      : []),
    ...result.warnings.map((w, i) => `${i === 0 ? '\n' : ''}Warning: ${w}`),
  ].join('\n');
}
