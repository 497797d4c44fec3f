import { isDeepStrictEqual } from 'node:util';
import { SpecError } from '../errors.ts';
import { createPlan } from '../experiment/create-plan.ts';
import { mergeRuns } from '../experiment/run.ts';
import { parseRequest } from '../experiment/spec.ts';
import { checkFolder } from './check-folder.ts';
import type { MergeOptions } from './commands.ts';
import { writeResults } from './export.ts';
import { readKept } from './job-file.ts';
import { exitCode, sayResult } from './perform.ts';
import { remark } from './print.ts';
import { readStateFile, type StateFile, type StateHeader } from './state-file.ts';

interface Given extends StateFile {
  readonly path: string;
  readonly shard: NonNullable<StateHeader['shard']>;
}

/** `eddy merge PART… --out DIR`: the result of the ensemble whose parts are given, in any order. */
export async function merge(
  paths: readonly string[],
  { out, csv = false, json = false, quiet }: MergeOptions,
): Promise<number> {
  if (csv && out === undefined) throw SpecError.of('--csv', true, 'needs --out');
  if (out !== undefined) checkFolder(out, '--out');
  const parts = inOrder(paths.map(openPart));
  const { spec, device } = parts[0]!.header;
  const plan = createPlan(parseRequest(spec));
  const kept = parts.map(readKept);
  const odd = kept.findIndex(({ state }) => !isDeepStrictEqual(state.scale, kept[0]!.state.scale));
  if (odd > 0)
    throw SpecError.of(
      'merge',
      parts[odd]!.path,
      `its first works differ from those of ${parts[0]!.path}: must run on the same kind of device`,
    );
  const adapters = [...new Set(parts.map(({ header }) => header.device.adapter))];
  const result = mergeRuns(
    plan,
    kept.map(({ state }) => state),
    { ...device, adapter: adapters.join(' and ') },
  );
  if (csv && !plan.extraction.names.includes('work') && !quiet) remark('no work is measured: there is no works.csv');
  sayResult(result, json);
  if (out !== undefined)
    writeResults(
      out,
      result,
      kept.flatMap(({ works }) => works),
      csv,
    );
  return exitCode(result);
}

function openPart(path: string): Given {
  const file = readStateFile(path, 'merge');
  const { holds, shard } = file.header;
  if (holds !== 'part' || !shard)
    throw SpecError.of(
      'merge',
      path,
      'holds a run that was stopped, no part of an ensemble: see eddy resume and run --shard',
    );
  return { ...file, path, shard };
}

/** All parts of one ensemble, from the first on. @throws SpecError naming the part that is missing, given twice or of another ensemble */
function inOrder(given: readonly Given[]): Given[] {
  const [first] = given as [Given];
  const { count } = first.shard;
  for (const { path, shard, header } of given) {
    if (shard.count !== count)
      throw SpecError.of(
        'merge',
        path,
        `is part ${shard.index} of ${shard.count}; must be one of ${count} like ${first.path}`,
      );
    const rule = difference(first.header, header);
    if (rule) throw SpecError.of('merge', path, `${rule} in ${first.path}`);
  }
  const parts = given.toSorted((a, b) => a.shard.index - b.shard.index);
  const doubled = parts.findIndex((part, i) => part.shard.index === parts[i + 1]?.shard.index);
  if (doubled >= 0)
    throw SpecError.of(
      'merge',
      parts[doubled + 1]!.path,
      `is part ${parts[doubled]!.shard.index} of ${count}, and so is ${parts[doubled]!.path}`,
    );
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter(
    (i) => !parts.some(({ shard }) => shard.index === i),
  );
  if (missing.length > 0)
    throw SpecError.of('merge', missing.join(', '), `must be given too: parts 1 to ${count} make the ensemble`);
  return parts;
}

/** The first thing in which two parts differ that must not, as a rule. */
function difference(a: StateHeader, b: StateHeader): string | null {
  const must = (header: StateHeader) => ({
    ...header.spec,
    device: header.device.kind,
    precision: header.device.precision,
    fast: header.fast,
  });
  return differs(must(a), must(b), '');
}

function differs(a: unknown, b: unknown, path: string): string | null {
  if (isDeepStrictEqual(a, b)) return null;
  const open = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (open(a) && open(b))
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = differs(a[key as keyof typeof a], b[key as keyof typeof b], path ? `${path}.${key}` : key);
      if (found) return found;
    }
  const text = (value: unknown) => JSON.stringify(value) ?? 'none';
  return `has ${path}: ${text(b)}; must be ${text(a)} as`;
}
