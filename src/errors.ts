/** The request is wrong: the message names field, value and rule, as in `parameters.tau: -1 (must be > 0)`. */
export class SpecError extends Error {
  override name = 'SpecError';

  /** @param field dotted path of the offending field @param value what was given @param rule what it must satisfy */
  static of(field: string, value: unknown, rule: string): SpecError {
    const plain = typeof value === 'string' || typeof value === 'number';
    const text = (plain ? String(value) : (JSON.stringify(value) ?? String(value))).replace(/\s+/g, ' ');
    return new SpecError(`${field}: ${text.length > 60 ? `${text.slice(0, 57)}…` : text} (${rule})`);
  }
}

/** The request is meaningful, but this backend or build cannot do it. */
export class UnsupportedError extends Error {
  override name = 'UnsupportedError';
}

/** The device or machine failed: no adapter, lost device, a validation error. */
export class DeviceError extends Error {
  override name = 'DeviceError';
}
