/** A number, or NaN with the reason why it cannot be given. */
export interface Measured {
  readonly value: number;
  readonly reason: string | null;
}

/** A number that cannot be given. */
export function unavailable(reason: string): Measured {
  return { value: Number.NaN, reason };
}

/** A number; without one, `reason` says why. */
export function measured(value: number, reason = 'not a number'): Measured {
  return Number.isFinite(value) ? { value, reason: null } : unavailable(reason);
}

/** An estimate as it is reported: NaN where value or standard error cannot be given, `reason` then says why. */
export interface Estimate {
  readonly id: string;
  readonly value: number;
  readonly standardError: number;
  readonly reason: string | null;
}
