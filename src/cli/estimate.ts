import { SpecError } from '../errors.ts';
import { studyWorks } from '../estimate/study-works.ts';
import { reportFreeEnergy } from '../experiment/report.ts';
import { sameWorks } from '../import/same-works.ts';
import type { EstimateOptions } from './commands.ts';
import { estimatePairs } from './estimate-pairs.ts';
import { aboutFiles, checkReport, writeReport } from './estimate-report.ts';
import { importText, studyText } from './estimate-text.ts';
import { estimateWindows } from './estimate-windows.ts';
import { print, printJson } from './print.ts';
import { skippedCells } from './skipped-cells.ts';
import { type ThermalScale, thermalOptions, thermalScale } from './thermal-scale.ts';
import { readSide, type WorkSide } from './work-side.ts';
import { worksInKT } from './works-in-kt.ts';

/** `eddy estimate`: free energies from a user's own work values, and how far they can be believed. */
export async function estimate(options: EstimateOptions): Promise<number> {
  const { reverseSign, windows, pair } = options;
  checkReport(options);
  if (windows) return estimateWindows(options, windows);
  if (pair) return estimatePairs(options, pair);
  if (!options.forward) throw SpecError.of('--forward', 'none', 'give files of works, or --pair, or --windows');
  if (reverseSign !== undefined && reverseSign !== 'plus' && reverseSign !== 'minus')
    throw SpecError.of('--reverse-sign', reverseSign, 'must be plus or minus');
  const thermal = thermalOptions(options);
  const forward = await readSide('forward', options.forward, options);
  const reverse = options.reverse ? await readSide('reverse', options.reverse, options) : null;
  const sides = reverse ? [forward, reverse] : [forward];
  const scale = thermalScale(
    sides.flatMap(({ files }) => files),
    thermal,
  );
  const sign = reverseSign ?? (reverse?.files.every(({ format }) => format === 'pmx') ? 'minus' : 'plus');
  const study = studyWorks(
    worksInKT(forward, scale, 1),
    reverse && worksInKT(reverse, scale, sign === 'minus' ? -1 : 1),
  );
  const importWarnings = [
    ...sides.flatMap(skippedCells),
    ...sides.flatMap((side) => side.warnings),
    ...(reverse ? sameFiles(forward, reverse) : []),
    ...scale.warnings,
    ...(sign === 'plus' && reverse?.files.some(({ format }) => format === 'pmx')
      ? ['pmx writes −W_R for the reverse process, and it was read as W_R: --reverse-sign minus reads it as it is']
      : []),
  ];
  const warnings = [
    ...importWarnings,
    ...(study.diagnostics.mixUp === null ? [] : [study.diagnostics.mixUp]),
    ...study.warnings,
  ];
  writeReport(options, study, aboutFiles(sides, scale, sign, importWarnings));
  if (options.json) {
    printJson({
      estimates: study.estimates.map((e) => ({
        ...reportFreeEnergy(e),
        bootstrapError: e.bootstrapError,
        analyticError: e.analyticError,
        interval: e.interval,
        doubt: e.doubt,
      })),
      histograms: {
        'work-forward': study.histograms.forward,
        ...(study.histograms.reverse && { 'work-reverse': study.histograms.reverse }),
      },
      warnings,
      verdict: study.verdict,
      diagnostics: study.diagnostics,
      blocks: study.blocks,
      import: imported(sides, scale, sign, reverseSign === undefined ? 'default' : 'option'),
    });
    return 0;
  }
  const meaning = `${sign === 'plus' ? 'W_R, the work done on the system' : '−W_R'} (${reverseSign === undefined ? 'by default' : 'by option'})`;
  print(`${importText(sides, scale, meaning)}\n\n${studyText(study, warnings)}`);
  return 0;
}

/** One file for both directions, or the works of one with their sign turned. */
function sameFiles(forward: WorkSide, reverse: WorkSide): string[] {
  const same = sameWorks(forward.values, reverse.values);
  if (same === null) return [];
  return [
    `forward and reverse works are ${same === 'equal' ? 'identical' : 'one another’s negatives'}: was one file given twice?`,
  ];
}

/** What was read and what was taken for granted, for the answer in JSON. */
function imported(sides: readonly WorkSide[], scale: ThermalScale, reverseSign: string, reverseSignFrom: string) {
  const { unit, unitFrom, kT, temperature, temperatureFrom } = scale;
  return {
    unit,
    unitFrom,
    kT,
    temperature,
    temperatureFrom,
    ...(sides.length > 1 && { reverseSign, reverseSignFrom }),
    ...Object.fromEntries(
      sides.map(({ side, choice, chosenBy, values, files, skipped, skippedAt, looks }) => [
        side,
        {
          works: values.length,
          choice,
          chosenBy,
          skipped,
          skippedAt,
          files: files.map(({ name, format, count, column, unit }, i) => ({
            name,
            format,
            works: count,
            column,
            unit,
            notes: looks[i]!.notes,
          })),
        },
      ]),
    ),
  };
}
