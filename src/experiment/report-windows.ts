import { profileOf } from '../estimate/mbar.ts';
import { orNull } from '../or-null.ts';
import type { ReportedEstimate, ReportedLaw, ReportedWindows, Result } from './result.ts';
import type { WindowStudy } from './windows.ts';

/** |z| up to which an equality holds, and the least overlap at which the error of MBAR can be relied on to say so. */
const [largestZ, leastOverlap] = [4.5, 0.03];

/** A result with what equilibrium windows say: two estimates more, the law that MBAR meets the exact ΔF, and the windows themselves. */
export function withWindows(result: Result, study: WindowStudy, samples: number): Result {
  const estimates = study.estimates.map(
    ({ id, value, standardError, reason }): ReportedEstimate => ({
      id,
      value: orNull(value),
      standardError: orNull(standardError),
      unit: 'kT',
      reason,
    }),
  );
  return {
    ...result,
    estimates: [...result.estimates, ...estimates],
    laws: [...result.laws, mbarLaw(study)],
    windows: reportWindows(study, samples),
    warnings: [...result.warnings, ...study.warnings],
  };
}

function mbarLaw({ estimates: [{ value, standardError, reason }], exact, mbar, controls }: WindowStudy): ReportedLaw {
  const expected = exact.at(-1)!;
  const z = (value - expected) / standardError;
  const windows = controls[0]!.values.length;
  const least = Math.min(...mbar.overlap.slice(1, windows).map((row, k) => row[k]!));
  const untested =
    reason ??
    (!(standardError > 0) ? 'there is no scatter to take an error from' : null) ??
    (least < leastOverlap ? `neighbouring windows overlap by ${least.toPrecision(2)} only` : null);
  return {
    id: 'mbar',
    kind: 'equality',
    statement: 'MBAR over equilibrium windows gives ΔF',
    unit: 'kT',
    measured: orNull(value),
    standardError: orNull(standardError),
    timeStepBias: 0,
    expected: orNull(expected),
    z: orNull(z),
    holds: untested === null ? Math.abs(z) <= largestZ : null,
    reason: untested,
  };
}

function reportWindows({ controls, mbar, integration, exact }: WindowStudy, samples: number): ReportedWindows {
  return {
    controls: Object.fromEntries(controls.map(({ name, values }) => [name, [...values]])),
    samples,
    freeEnergy: {
      ...profileOf(mbar),
      exact: exact.map(orNull),
    },
    overlap: mbar.overlap.map((row) => [...row]),
    secondEigenvalue: mbar.secondEigenvalue,
    effectiveSamples: mbar.effectiveSamples.map(orNull),
    integration: {
      trapezium: orNull(integration.trapezium),
      spline: orNull(integration.value),
      statisticalError: orNull(integration.statisticalError),
      quadratureError: orNull(integration.quadratureError),
    },
  };
}
