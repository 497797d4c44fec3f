import { SpecError } from '../errors.ts';
import { type LambdaStudy, lambdaText, studyLambdaWindows } from '../estimate/lambda-windows.ts';
import { profileOf } from '../estimate/mbar.ts';
import { reportFreeEnergy } from '../experiment/report.ts';
import { thermalEnergy, toKT } from '../import/units.ts';
import { type WindowSet, windowSet } from '../import/window-set.ts';
import { readXvgWindow, type XvgWindow } from '../import/xvg-window.ts';
import { orNull } from '../or-null.ts';
import type { EstimateOptions } from './commands.ts';
import { fileSource } from './file-source.ts';
import { print, printJson } from './print.ts';
import { table, withError } from './text.ts';
import { thermalOptions } from './thermal-scale.ts';

/** Options that go with λ windows; all others say something of works. */
const together: readonly string[] = ['windows', 'kT', 'temperature', 'unit', 'json'];

/** Numbers that are held at once: 1 GB. */
const mostNumbers = 2 ** 27;

/** `eddy estimate --windows`: free energies from equilibrium samples at several λ, a dhdl.xvg of GROMACS each or several. */
export async function estimateWindows(options: EstimateOptions, paths: readonly string[]): Promise<number> {
  const other = Object.keys(options).find((name) => !together.includes(name));
  if (other)
    throw SpecError.of(
      '--windows',
      paths[0],
      `cannot be combined with --${other.replace(/[A-Z]/, (c) => `-${c.toLowerCase()}`)}`,
    );
  const thermal = thermalOptions(options);
  if (thermal.unit !== null && thermal.unit !== 'kJ/mol')
    throw SpecError.of('--unit', options.unit, 'must be kJ/mol: GROMACS writes nothing else to dhdl.xvg');
  const files = await readAll(paths);
  const set = windowSet(files);
  const kelvin = thermal.temperature ?? set.temperature;
  if (thermal.kT === null && kelvin === null)
    throw SpecError.of(
      '--temperature',
      'none',
      `${files[0]!.file} does not say its temperature: give it, or --kT in kJ/mol`,
    );
  const kT = thermal.kT ?? thermalEnergy('kJ/mol', kelvin!);
  const study = studyLambdaWindows(
    set.windows.map((w) => ({
      ...w,
      gradients: w.gradients?.map((g) => toKT(g, kT)) ?? null,
      differences: w.differences.map((d) => d && toKT(d, kT)),
    })),
  );
  const said = thermal.temperature !== null && set.temperature !== null && thermal.temperature !== set.temperature;
  const warnings = [
    ...(said ? [`the files say ${set.temperature} K; --temperature is ${thermal.temperature} K`] : []),
    ...set.warnings,
    ...study.warnings,
  ];
  if (options.json)
    printJson({
      estimates: study.estimates.map((e) => ({
        ...reportFreeEnergy(e),
        ...(e.id === 'mbar' && { bootstrapError: orNull(study.bootstrapError) }),
      })),
      histograms: {},
      warnings,
      windows: reportWindows(set, study),
      import: { unit: 'kJ/mol', kT, temperature: thermal.kT === null ? kelvin : null },
    });
  else print(windowsText(set, study, warnings, kT));
  return 0;
}

async function readAll(paths: readonly string[]): Promise<XvgWindow[]> {
  const files: XvgWindow[] = [];
  let numbers = 0;
  for (const path of paths) {
    const file = await readXvgWindow(await fileSource(path, '--windows'));
    numbers += file.samples * (file.differences.length + (file.gradients?.length ?? 0));
    if (numbers > mostNumbers)
      throw SpecError.of('--windows', path, 'these files hold more than is kept in memory: take every tenth row, say');
    files.push(file);
  }
  return files;
}

/** All that is known of the windows. */
function reportWindows({ windows }: WindowSet, { mbar, bar, integration, inefficiency, independent }: LambdaStudy) {
  return {
    lambda: windows.map((w) => w.lambda),
    files: windows.map((w) => w.files),
    samples: windows.map((w) => w.samples),
    statisticalInefficiency: inefficiency,
    independent,
    freeEnergy: mbar && profileOf(mbar),
    neighbours: bar && {
      value: bar.steps.map((s) => orNull(s.value)),
      standardError: bar.steps.map((s) => orNull(s.standardError)),
    },
    overlap: mbar?.overlap ?? null,
    secondEigenvalue: mbar?.secondEigenvalue ?? null,
    effectiveSamples: mbar?.effectiveSamples.map(orNull) ?? null,
    integration: {
      trapezium: orNull(integration.trapezium),
      spline: orNull(integration.value),
      statisticalError: orNull(integration.statisticalError),
      quadratureError: orNull(integration.quadratureError),
    },
  };
}

function windowsText(set: WindowSet, study: LambdaStudy, warnings: readonly string[], kT: number): string {
  const { mbar, bar, inefficiency, independent } = study;
  const profile = mbar && profileOf(mbar);
  const rows = set.windows.map((w, k) => [
    `  ${lambdaText(w.lambda)}`,
    `${independent[k]} of ${w.samples} (g = ${inefficiency[k]!.toPrecision(2)})`,
    profile ? withError(profile.value[k]!, profile.standardError[k]!, '—') : '—',
    bar?.steps[k] ? withError(orNull(bar.steps[k].value), orNull(bar.steps[k].standardError), '—') : '',
    mbar?.overlap[k]?.[k + 1]?.toFixed(3) ?? '',
  ]);
  const estimates = study.estimates.map((e) => [
    `  ${e.id}`,
    `${withError(orNull(e.value), orNull(e.standardError), e.reason)} ${e.reason === null ? 'kT' : ''}`,
    e.id === 'mbar' && study.bootstrapError > 0 ? `± ${study.bootstrapError.toPrecision(2)} by bootstrap` : '',
  ]);
  return [
    `${set.windows.length} windows, kJ/mol, kT = ${Number(kT.toPrecision(8))} kJ/mol`,
    `\nWindows\n${table([['  window', 'independent samples', 'F / kT', 'BAR to the next', 'overlap with it'], ...rows])}`,
    ...(mbar ? [`\nOverlap\n${table(mbar.overlap.map((row) => ['', ...row.map((x) => x.toFixed(3))]))}`] : []),
    `\nEstimates\n${table(estimates)}`,
    ...warnings.map((w, i) => `${i === 0 ? '\n' : ''}Warning: ${w}`),
  ].join('\n');
}
