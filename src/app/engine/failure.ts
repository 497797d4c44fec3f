import { SpecError } from '../../errors.ts';
import type { Failure } from './engine-api.ts';

const kinds: Readonly<Record<string, Failure['kind']>> = {
  SpecError: 'request',
  UnsupportedError: 'request',
  DeviceError: 'device',
};

/** An error as plain data. A `SpecError` starts with the field that it is about: `parameters.tau: -1 (must be > 0)`. */
export function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const kind = kinds[name] ?? 'program';
  const field = kind === 'request' ? (/^([\w.]+): /.exec(message)?.[1] ?? null) : null;
  return { kind, field, message: message.split('\n', 1)[0]! };
}

/** What was typed into a field and never became part of a request. */
export const refusal = (field: string, typed: string, rule: string): Failure => ({
  ...{ kind: 'request', field, message: SpecError.of(field, typed, rule).message, typed },
});
