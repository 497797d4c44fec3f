import { inSigmas, plainNumber } from '../../report/with-error.ts';
import type { SweptNumber, SweptQuantity } from './quantities.ts';

/** How a quantity did over a sweep of the parameter with this symbol, in plain words, the most telling first. */
export function sweepWords(symbol: string, { kind }: SweptQuantity, numbers: readonly SweptNumber[]): string[] {
  const at = (of: readonly SweptNumber[]) => `${symbol} = ${of.map((n) => plainNumber(n.value, 4)).join(', ')}`;
  const tested = numbers.filter((n) => n.holds !== null);
  const failed = tested.filter((n) => n.holds === false);
  const worst = tested.reduce<SweptNumber | null>((a, b) => (distance(kind, b) > distance(kind, a) ? b : a), null);
  const open = numbers.filter((n) => n.holds === null && n.measured !== null && kind !== 'average');
  const missing = numbers.filter((n) => n.measured === null);
  const held = kind === 'bound' ? 'keep to the bound' : 'agree with the exact value';
  return [
    ...(tested.length > 0
      ? [
          `${tested.length - failed.length} of ${tested.length} ${tested.length === 1 ? 'value' : 'values'} ${held}${
            worst?.z == null || kind === 'bound'
              ? ''
              : `; the furthest is off by ${inSigmas(worst.z)}\u00a0σ, at ${at([worst])}`
          }.`,
        ]
      : []),
    ...(failed.length > 0 ? [`Fails at ${at(failed)}: ${failed[0]!.reason ?? 'too far from theory'}.`] : []),
    ...byReason(open).map((group) => `Not tested at ${at(group)}: ${group[0]!.reason}.`),
    ...byReason(missing).map((group) => `No value at ${at(group)}: ${group[0]!.reason}.`),
  ];
}

/** How far a value is from theory. */
const distance = (kind: SweptQuantity['kind'], n: SweptNumber | null): number =>
  n?.z == null ? -1 : kind === 'bound' ? -n.z : Math.abs(n.z);

function byReason(numbers: readonly SweptNumber[]): SweptNumber[][] {
  const reasons = [...new Set(numbers.map((n) => n.reason))];
  return reasons.map((reason) => numbers.filter((n) => n.reason === reason));
}
