import type { Formula } from '../formula/formula.ts';
import type { NetworkModel } from './jump.ts';

/** Functions of a network's state that depend on controls, with what they are called: its energies where it has any, then its summed changes. */
export const stateFunctions = ({
  energies,
  changes,
}: NetworkModel): { readonly name: string; readonly values: readonly Formula[] }[] => [
  ...(energies ? [{ name: 'energies', values: energies }] : []),
  ...changes.map(({ id, values }) => ({ name: `changes.${id}`, values })),
];
