import type { PullingSpeed } from '../experiment/pulling-speed.ts';
import { leadingEstimator, quasiStaticWords, speedConclusion } from '../report/speed-conclusion.ts';
import { compact, plainNumber } from '../report/with-error.ts';
import { sixDigits, table } from './text.ts';

type Curve = PullingSpeed['dissipated']['forward'];

const at = ({ value, standardError }: Curve, i: number) => compact(value[i]!, standardError[i]!);

/** A study of the pulling speed for a terminal: a row a speed, a row an estimator, and what follows from them. */
export function speedText(study: PullingSpeed): string {
  const { durations, pulls, dissipated, freeEnergy, estimators, timeUnit, budget, rest } = study;
  const time = (t: number) => `${plainNumber(t, 3)} ${timeUnit}`.trim();
  const leading = leadingEstimator(study);
  const { reverse, exact } = dissipated;
  const head = [
    ...['  duration', 'pulls', 'dissipated'],
    ...(exact ? ['exact'] : []),
    ...(reverse ? ['in reverse'] : []),
    ...[`${leading.id}: bias`, 'spread', 'error', ''],
  ];
  const rows = durations.map((tau, i) => [
    ...[`  ${time(tau)}`, String(pulls[i]), at(dissipated.forward, i)],
    ...(exact ? [plainNumber(exact[i]!)] : []),
    ...(reverse ? [at(reverse, i)] : []),
    ...[at(leading.bias, i), at(leading.spread, i), at(leading.error, i)],
    leading.best?.index === i ? 'best' : leading.best?.within.includes(i) ? 'as good' : '',
  ]);
  const bests = estimators.map((e) => {
    const i = e.best?.index;
    const missing = e.missing.reduce((a, b) => a + b, 0);
    return i === undefined
      ? [`  ${e.id}`, `no estimate in ${missing} experiments`, '', '', '']
      : [`  ${e.id}`, time(durations[i]!), at(e.bias, i), at(e.spread, i), at(e.error, i)];
  });
  return [
    `${study.title}: experiments of ${time(budget)} each, ${rest > 0 ? `with ${time(rest)} of rest before each pull, ` : ''}${leading.experiments} at each speed; energies in kT`,
    `ΔF = ${freeEnergy.exact ? `${sixDigits(freeEnergy.value)} exact` : `${compact(freeEnergy.value, freeEnergy.standardError)} by the best estimate`}`,
    `\n${table([head, ...rows])}`,
    `\nEach estimator at its best speed\n${table([['  ', 'duration', 'bias', 'spread', 'error'], ...bests])}`,
    `\n${[...speedConclusion(study, leading, timeUnit), quasiStaticWords(study)].join('\n')}`,
    ...study.warnings.map((w) => `\nWarning: ${w}`),
  ].join('\n');
}
