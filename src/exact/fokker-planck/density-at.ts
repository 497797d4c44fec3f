import type { GridLaw } from './grid-law.ts';

/** The density of all states together at any place of a ring, linear between the centres of the cells. */
export function densityAt({ x, width, density }: GridLaw): (place: number) => number {
  const cells = x.length;
  const whole = x.map((_, i) => density.reduce((sum, of) => sum + of[i]!, 0));
  return (place) => {
    const at = (place - x[0]!) / width;
    const i = Math.floor(at);
    const cell = (k: number) => whole[((k % cells) + cells) % cells]!;
    return cell(i) + (at - i) * (cell(i + 1) - cell(i));
  };
}
