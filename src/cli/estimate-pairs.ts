import { SpecError } from '../errors.ts';
import { type SeveralProtocols, severalProtocols } from '../estimate/several-protocols.ts';
import { reportFreeEnergy } from '../experiment/report.ts';
import { sameWorks } from '../import/same-works.ts';
import { orNull } from '../or-null.ts';
import type { EstimateOptions } from './commands.ts';
import { print, printJson } from './print.ts';
import { skippedCells } from './skipped-cells.ts';
import { table, withError } from './text.ts';
import { thermalOptions, thermalScale } from './thermal-scale.ts';
import { readSide, type WorkSide } from './work-side.ts';
import { worksInKT } from './works-in-kt.ts';

/** Options that belong to one process or to one report. */
const alone = ['forward', 'reverse', 'windows', 'report'];

/** Standard deviations of χ² above its mean beyond which protocols are said to disagree. */
const limit = 4.5;

/** `eddy estimate --pair`: one ΔF from several protocols between the same two states, a pair of files each. */
export async function estimatePairs(options: EstimateOptions, paths: readonly string[]): Promise<number> {
  const other = Object.keys(options).find((name) => alone.includes(name));
  if (other) throw SpecError.of('--pair', paths[0], `cannot be combined with --${other}`);
  if (paths.length % 2 === 1)
    throw SpecError.of('--pair', paths.at(-1), 'must be two files, of the forward and of the reverse process');
  const { reverseSign } = options;
  if (reverseSign !== undefined && reverseSign !== 'plus' && reverseSign !== 'minus')
    throw SpecError.of('--reverse-sign', reverseSign, 'must be plus or minus');
  const thermal = thermalOptions(options);
  const pairs: (readonly [WorkSide, WorkSide])[] = [];
  for (let i = 0; i < paths.length; i += 2)
    pairs.push([await readSide('forward', [paths[i]!], options), await readSide('reverse', [paths[i + 1]!], options)]);
  const sides = pairs.flat();
  const scale = thermalScale(
    sides.flatMap(({ files }) => files),
    thermal,
  );
  const minus = reverseSign === 'minus' || (reverseSign === undefined && pairs.every(([, r]) => isPmx(r)));
  const study = severalProtocols(
    pairs.map(([f, r]) => ({ forward: worksInKT(f, scale, 1), reverse: worksInKT(r, scale, minus ? -1 : 1) })),
  );
  const protocols = pairs.map(([f, r], p) => ({
    forward: { file: f.files[0]!.name, works: f.values.length },
    reverse: { file: r.files[0]!.name, works: r.values.length },
    bar: orNull(study.single[p]!.value),
    standardError: orNull(study.single[p]!.standardError),
  }));
  const warnings = [
    ...sides.flatMap(skippedCells),
    ...sides.flatMap((side) => side.warnings),
    ...scale.warnings,
    ...(!minus && pairs.some(([, r]) => isPmx(r))
      ? ['pmx writes −W_R for the reverse process, and it was read as W_R: --reverse-sign minus reads it as it is']
      : []),
    ...twice(pairs),
    ...disagreement(study),
  ];
  if (options.json)
    printJson({
      estimates: [study.joint, study.pooled].map(reportFreeEnergy),
      histograms: {},
      warnings,
      protocols,
      chiSquare: orNull(study.chiSquare),
      degrees: study.degrees,
    });
  else {
    const rows = protocols.map((p) => [
      `  ${p.forward.file} and ${p.reverse.file}`,
      `${p.forward.works} and ${p.reverse.works}`,
      withError(p.bar, p.standardError, 'too few works, or no overlap'),
    ]);
    const estimates = [study.joint, study.pooled].map((e) => [
      `  ${e.id}`,
      `${withError(orNull(e.value), orNull(e.standardError), e.reason)} ${e.reason === null ? 'kT' : ''}`,
    ]);
    print(`Protocols\n${table([['  files', 'works', 'BAR / kT'], ...rows])}\n\nEstimates\n${table(estimates)}`);
    warnings.forEach((w, i) => void print(`${i === 0 ? '\n' : ''}Warning: ${w}`));
  }
  return 0;
}

const isPmx = ({ files }: WorkSide): boolean => files.every(({ format }) => format === 'pmx');

/** Pairs that hold the same works as an earlier one count twice. */
function twice(pairs: readonly (readonly [WorkSide, WorkSide])[]): string[] {
  const same = (a: WorkSide, b: WorkSide) => sameWorks(a.values, b.values) === 'equal';
  return pairs.flatMap(([f, r], p) => {
    const other = pairs.slice(0, p).findIndex(([g, s]) => same(f, g) && same(r, s));
    return other < 0 ? [] : [`pairs ${other + 1} and ${p + 1} hold the same works: was one given twice?`];
  });
}

function disagreement({ chiSquare, degrees }: SeveralProtocols): string[] {
  if (!(chiSquare > degrees + limit * Math.sqrt(2 * degrees))) return [];
  return [
    `the protocols do not agree within their errors (χ² = ${chiSquare.toPrecision(3)} for ${degrees} degree${degrees === 1 ? '' : 's'} of freedom): are they between the same two states, and each in equilibrium at its start?`,
  ];
}
