import { enoughWorks } from '../../estimate/doubts.ts';
import { worksForBias, worksForSpread } from '../../estimate/works-needed.ts';
import type { Quantity } from '../../report/block-curves.ts';
import { styleOf } from '../../report/estimators.ts';
import { grouped } from '../text/amounts.ts';
import type { BlockPicture } from './block-picture.ts';

/** Deviation, in kT, for which numbers of works are given. */
export const target = 0.1;

const asked = ['jarzynski-forward', 'jarzynski-reverse', 'bar'];

/** How many works are needed, in words: two digits of each number. Empty where nothing is known, or there are too few to tell. */
export function blockAnswer({ works, estimates, reference, counted, have }: BlockPicture, quantity: Quantity): string {
  if (have < enoughWorks) return '';
  // Taken from the same average, a bias that all works share would be missed.
  if (quantity === 'bias' && reference.id.startsWith('jarzynski'))
    return `Nothing but these ${counted} to compare with: what rarer ones would change cannot be seen.`;
  const needed = asked.flatMap((id) => {
    const series = estimates[id];
    if (!series) return [];
    const found =
      quantity === 'bias' ? worksForBias(works, series, reference, target) : worksForSpread(works, series, target);
    if (!found) return [];
    const number = grouped(Number(found.works.toPrecision(found.enough ? 2 : 12)));
    return [`${styleOf(id).short} ${found.enough ? '' : 'more than '}${number}`];
  });
  const noun = counted === 'pulls' ? 'Pulls' : 'Works';
  return needed.length > 0 ? `${noun} for less than ${target} kT: ${needed.join(', ')}.` : '';
}
