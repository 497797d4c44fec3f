import { SpecError } from '../errors.ts';
import type { WorkStudy } from '../estimate/work-study.ts';
import type { ReportAbout } from './about.ts';
import { format, keptStudy } from './study-schema.ts';

/** A study with what it is about. */
export interface KeptStudy {
  readonly study: WorkStudy;
  readonly about: ReportAbout;
}

/** A study as JSON: a number that cannot be given is null (its estimate's `reason` says why), an infinite one "Infinity". */
export const writeStudy = (study: WorkStudy, about: ReportAbout): string =>
  JSON.stringify({ format, about, study }, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? null : String(value);
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  });

/** The study that `writeStudy` wrote. @throws SpecError naming the first field that is wrong */
export function readStudy(text: string): KeptStudy {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw SpecError.of('study', text.slice(0, 40), 'must be JSON');
  }
  const read = keptStudy.safeParse(json);
  if (read.success) return { study: read.data.study, about: read.data.about };
  if (isObject(json) && 'laws' in json && 'estimates' in json)
    throw SpecError.of(
      'study',
      'the result of a run',
      'give a study that was kept, or works: eddy run --out writes them',
    );
  const [issue] = read.error.issues;
  const path = issue!.path.map(String);
  throw SpecError.of(path.join('.') || 'study', valueAt(json, path), issue!.message.replace(/\s+/g, ' '));
}

const isObject = (json: unknown): json is object => typeof json === 'object' && json !== null;

function valueAt(json: unknown, path: readonly string[]): unknown {
  return path.reduce((value, key) => (value as Record<string, unknown> | null)?.[key], json) ?? 'missing';
}
