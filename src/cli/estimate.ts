import { SpecError } from '../errors.ts';
import { estimateWorks } from '../estimate/estimate-works.ts';
import { reportFreeEnergy, reportHistogram } from '../experiment/report.ts';
import type { EstimateOptions } from './commands.ts';
import { parseNumber } from './numbers.ts';
import { print, printJson } from './print.ts';
import { table, withError } from './text.ts';
import { readWorks, type WorkFile } from './work-file.ts';

/** k_B in each unit per kelvin (CODATA 2018, exact). */
const boltzmann: Readonly<Record<string, number>> = {
  'kJ/mol': 8.31446261815324e-3,
  'kcal/mol': 8.31446261815324e-3 / 4.184,
  pN·nm: 1.380649e-2,
  J: 1.380649e-23,
};

/** `eddy estimate`: free energies from a user's own work values. */
export async function estimate(options: EstimateOptions): Promise<number> {
  const kT = thermalEnergy(options);
  if (options.reverseSign !== 'plus' && options.reverseSign !== 'minus')
    throw SpecError.of('--reverse-sign', options.reverseSign, 'must be plus or minus');
  const sign = options.reverseSign === 'minus' ? -1 : 1;
  const forward = readWorks(options.forward, '--forward', options.column);
  const reverse = options.reverse === undefined ? null : readWorks(options.reverse, '--reverse', options.column);
  const inKT = (file: WorkFile, factor: number) => file.values.map((w) => (factor * w) / kT);
  const f = inKT(forward, 1);
  const r = reverse && inKT(reverse, sign);
  if (f.length === 0) throw SpecError.of('--forward', options.forward, 'holds no number');
  if (r && r.length === 0) throw SpecError.of('--reverse', options.reverse, 'holds no number');
  const result = estimateWorks(f, r);
  const [forwardWork, reverseWork] = [result.forward.total.work, result.reverse?.total.work];
  const answer = {
    estimates: result.estimates.map(reportFreeEnergy),
    histograms: {
      ...(forwardWork && { 'work-forward': reportHistogram(forwardWork) }),
      ...(reverseWork && { 'work-reverse': reportHistogram(reverseWork) }),
    },
    warnings: [
      ...skippedLines('--forward', forward),
      ...skippedLines('--reverse', reverse),
      ...sameFile(f, r),
      ...result.warnings,
    ],
  };
  if (options.json) printJson(answer);
  else {
    print(
      table(
        answer.estimates.map((e) => [
          e.id,
          `${withError(e.value, e.standardError, e.reason)} ${e.value === null ? '' : e.unit}`,
        ]),
      ),
    );
    for (const warning of answer.warnings) print(`Warning: ${warning}`);
  }
  return 0;
}

/** kT in the unit of the works. @throws SpecError */
function thermalEnergy({ kT, temperature, unit = 'kT' }: EstimateOptions): number {
  if (unit !== 'kT' && !(unit in boltzmann))
    throw SpecError.of('--unit', unit, `must be one of kT, ${Object.keys(boltzmann).join(', ')}`);
  if (kT !== undefined && temperature !== undefined)
    throw SpecError.of('--temperature', temperature, 'give it or --kT, not both');
  if (kT !== undefined) return positive(kT, '--kT');
  if (temperature === undefined) {
    if (unit !== 'kT') throw SpecError.of('--unit', unit, 'needs --temperature or --kT');
    return 1;
  }
  const kelvin = positive(temperature, '--temperature');
  return unit === 'kT' ? 1 : boltzmann[unit]! * kelvin;
}

function positive(text: string, field: string): number {
  const value = parseNumber(text, field);
  if (!(value > 0)) throw SpecError.of(field, text, 'must be > 0');
  return value;
}

function skippedLines(field: string, file: WorkFile | null): string[] {
  if (!file || file.skipped.length === 0) return [];
  const shown = file.skipped.slice(0, 5).join(', ');
  return [
    `${field}: ${file.skipped.length} lines hold no finite number and were skipped (line ${shown}${file.skipped.length > 5 ? ' …' : ''})`,
  ];
}

function sameFile(f: Float64Array, r: Float64Array | null): string[] {
  const same = r && f.length === r.length && f.every((w, i) => w === r[i]);
  return same ? ['forward and reverse works are identical: was one file given twice?'] : [];
}
