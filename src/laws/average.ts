import type { Law, Measurement } from '../model/system.ts';

/** What is special to one law among those that `averageLaw` makes. */
export interface AverageLaw extends Pick<Law, 'id' | 'statement' | 'expected'> {
  readonly unit?: string;
  /** The observable whose mean is meant, or a function of averages. */
  readonly measured: string | ((m: Measurement) => number);
  /** Natural size; 1 where none is given. */
  readonly scale?: Law['scale'];
  readonly untestable?: NonNullable<Law['untestable']>;
}

/** An equality between averages of a jump process, which knows no time step. */
export function averageLaw({ measured, unit = '', scale = () => 1, ...law }: AverageLaw): Law {
  return {
    ...law,
    kind: 'equality',
    unit,
    scale,
    measured: typeof measured === 'string' ? (m) => m.moments(measured).mean : measured,
    exactAtAnyTimeStep: true,
  };
}
