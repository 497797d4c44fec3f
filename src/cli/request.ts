import { readFileSync } from 'node:fs';
import { SpecError } from '../errors.ts';
import type { RunSpec } from '../experiment/spec.ts';
import { importSbml } from '../model/sbml/import-sbml.ts';
import { findSystem } from '../systems/registry.ts';
import type { RunOptions } from './commands.ts';
import { parseAssignments, parseInteger, parseNumber, parseSeed } from './numbers.ts';

/** Text of a file. @throws SpecError when it cannot be read */
function readText(path: string, field: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw SpecError.of(field, path, code === 'ENOENT' ? 'no such file' : `cannot be read: ${code}`);
  }
}

function readSpec(path: string): Record<string, unknown> {
  const text = readText(path, 'spec');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw SpecError.of('spec', path, `is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw SpecError.of('spec', path, 'must hold a JSON object');
  return value as Record<string, unknown>;
}

/** An SBML file as a request. */
function readSbml(path: string): Record<string, unknown> {
  return { model: importSbml(readText(path, 'spec'), path).spec };
}

/** The request that `eddy run TARGET …options` means: a system's name, a SPEC.json or an SBML file, options winning over the file. */
export function requestOf(target: string, options: RunOptions): RunSpec {
  const isSbml = /\.(xml|sbml)$/i.test(target);
  const isFile = isSbml || target.endsWith('.json') || target.includes('/');
  if (!isFile) findSystem(target);
  const base: Record<string, unknown> = isSbml ? readSbml(target) : isFile ? readSpec(target) : { system: target };
  const set = parseAssignments(options.set);
  if (options.duration !== undefined && 'tau' in set)
    throw SpecError.of('--duration', options.duration, 'sets tau too: give one of the two');
  const spec: Record<string, unknown> = { ...base };
  const parameters = { ...(base.parameters as object), ...set };
  if (Object.keys(parameters).length > 0) spec.parameters = parameters;
  if ('tau' in set) delete spec.duration;
  if (options.duration !== undefined) {
    spec.duration = parseNumber(options.duration, 'duration');
    if (spec.parameters) delete (spec.parameters as Record<string, unknown>).tau;
  }
  if (options.trajectories !== undefined) spec.trajectories = parseInteger(options.trajectories, 'trajectories', 1);
  if (options.seed !== undefined) spec.seed = parseSeed(options.seed);
  if (options.dt !== undefined) spec.dt = parseNumber(options.dt, 'dt');
  if (options.backend !== undefined) spec.backend = options.backend;
  if (options.precision !== undefined) spec.precision = options.precision;
  if (options.integrator !== undefined) spec.integrator = options.integrator;
  if (options.recordEvery !== undefined)
    spec.record = { ...(spec.record as object), every: parseNumber(options.recordEvery, 'record.every') };
  if (options.windows !== undefined)
    spec.windows = { ...(spec.windows as object), count: parseInteger(options.windows, 'windows.count', 2) };
  if (options.profile !== undefined)
    spec.profile = {
      ...(spec.profile as object),
      ...(options.profile !== true && { cells: parseInteger(options.profile, 'profile.cells', 4) }),
    };
  if (options.rounds !== undefined) spec.rounds = parseInteger(options.rounds, 'rounds', 1);
  return spec as RunSpec;
}
