import type { WorkTally } from '../../tally/work-tally.ts';
import { type Evidence, enoughWorks } from '../doubts.ts';
import { percent } from '../percent.ts';
import type { Repeats } from '../repeats.ts';
import type { VerdictReason } from '../verdict.ts';
import type { WorkOrder } from '../work-order.ts';

/** Works of a direction below which nothing is to be believed. */
const least = 10;

/** Standard errors from which a trend is said to be one. */
const clearTrend = 4.5;

/** Inefficiency from which correlation matters. */
const notable = 1.2;

/** Share of lines without a number that is more than a slip. */
const manyExcluded = 0.01;

/** Share of works found in the other direction's file that chance does not explain. */
const manyShared = 0.5;

/** What the works themselves say before anything is estimated: how many, how they were listed, what is missing. */
export function dataReasons({ forward, reverse, diagnostics }: Evidence): VerdictReason[] {
  const { order, repeats, shared, mixUp, unseenWeight } = diagnostics;
  const reasons = [
    ...sideReasons('forward', forward, order.forward, repeats.forward, reverse === null, unseenWeight.forward),
    ...(reverse && order.reverse && repeats.reverse
      ? sideReasons('reverse', reverse, order.reverse, repeats.reverse, false, unseenWeight.reverse)
      : []),
  ];
  if (mixUp) reasons.push({ light: 'red', text: mixUp });
  for (const [share, what] of [
    [shared.same, 'are among the forward works'],
    [shared.negative, 'are forward works with the sign turned'],
  ] as const)
    if (share > manyShared)
      reasons.push({
        light: 'red',
        text: `${percent(share)} of the reverse works ${what}: one file was probably given twice`,
      });
  if (!reverse)
    reasons.push({
      light: 'amber',
      text: 'only forward works: rare ones that carry the average and were never seen cannot be excluded, however good the rest looks',
    });
  return reasons;
}

function sideReasons(
  side: 'forward' | 'reverse',
  work: WorkTally,
  order: WorkOrder,
  repeats: Repeats,
  alone: boolean,
  unseen: number,
): VerdictReason[] {
  const { count, infinite, excluded, moments } = work;
  const reasons: VerdictReason[] = [];
  if (count < enoughWorks)
    reasons.push({
      light: count < least ? 'red' : 'amber',
      text: `only ${count} ${side} work${count === 1 ? '' : 's'}: errors and intervals need ${enoughWorks} or more`,
    });
  if (infinite === count) reasons.push({ light: 'red', text: `every ${side} work is infinite` });
  else if (moments.count > 1 && moments.minimum === moments.maximum)
    reasons.push({
      light: alone ? 'red' : 'amber',
      text:
        unseen > 0.01
          ? `all ${moments.count} finite ${side} works are equal, yet by the other direction ${percent(unseen)} of their exponential average lies beyond them`
          : `all ${moments.count} finite ${side} works are equal: they show no spread, and nothing of what rarer works would be`,
    });
  if (excluded > manyExcluded * (count + excluded))
    reasons.push({
      light: 'amber',
      text: `${excluded} of ${count + excluded} ${side} values are no numbers and were left out`,
    });
  return [...reasons, ...orderReasons(side, count, order), ...repeatReasons(side, repeats)];
}

function orderReasons(side: string, count: number, { sorted, inefficiency, trend, drift }: WorkOrder): VerdictReason[] {
  if (sorted)
    return [
      {
        light: 'amber',
        text: `the ${side} works are sorted by value: they were dealt into blocks in a random order, and whether they are independent can no longer be seen`,
      },
    ];
  const reasons: VerdictReason[] = [];
  if (Math.abs(trend) > clearTrend)
    reasons.push({
      light: 'amber',
      text: `the ${side} works drift by ${drift.toPrecision(2)} kT from first to last (${Math.abs(trend).toFixed(1)} standard errors): the experiment changed while it ran, or values were put in order`,
    });
  if (inefficiency > notable)
    reasons.push({
      light: 'amber',
      text: `successive ${side} works are correlated: ${count} tell as much as about ${Math.max(1, Math.round(count / inefficiency))} independent ones`,
    });
  return reasons;
}

function repeatReasons(side: string, { distinct, share, copies, suspicious }: Repeats): VerdictReason[] {
  if (!suspicious) return [];
  const what =
    copies > 1
      ? `every ${side} work occurs ${copies} times or a multiple of that`
      : `${percent(share)} of the ${side} works occur more than once`;
  return [{ light: 'amber', text: `${what} (${distinct} different values): data were probably loaded more than once` }];
}
