import type { Parameter } from './parameter.ts';

/** Units that a model says, beside those of its parameters and coordinates; empty where it is in units of its own. */
export interface Units {
  readonly energyUnit: string;
  readonly timeUnit: string;
}

export const unitsOf = (
  said: { readonly energyUnit: string; readonly timeUnit?: string | undefined },
  parameters: readonly Parameter[],
): Units => ({
  energyUnit: said.energyUnit,
  timeUnit: said.timeUnit ?? parameters.find((p) => p.id === 'tau')?.unit ?? '',
});

/** What is counted, or `of`, per unit time: `per s`, `k_B per s`; `per time` where the unit of times is not known. */
export const perTime = ({ timeUnit }: Units, of = ''): string => `${of} per ${timeUnit || 'time'}`.trim();
