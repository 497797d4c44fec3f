/** A share as a percentage of two or three digits: `0.51 %`, `47.3 %`. */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(share > 0.1 ? 3 : 2))} %`;
}
