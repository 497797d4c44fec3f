import type { PullingSpeed } from '../experiment/pulling-speed.ts';

/** A study of the pulling speed as CSV, a line a speed and estimator; what is not known is an empty cell. */
export function speedCsv({ durations, pulls, dissipated, estimators }: PullingSpeed): string {
  const head = ['duration', 'pulls', 'dissipated', 'dissipatedError', 'dissipatedReverse', 'dissipatedReverseError'];
  const own = ['estimator', 'experiments', 'bias', 'biasError', 'spread', 'spreadError', 'error', 'errorError'];
  const lines = durations.flatMap((tau, i) =>
    estimators.map((e) => {
      const both = ({ value, standardError }: typeof e.bias) => [value[i]!, standardError[i]!];
      const reverse = dissipated.reverse ? both(dissipated.reverse) : [Number.NaN, Number.NaN];
      const measured = [...both(e.bias), ...both(e.spread), ...both(e.error)];
      return [tau, pulls[i]!, ...both(dissipated.forward), ...reverse, e.id, e.experiments, ...measured];
    }),
  );
  const cell = (x: number | string) => (typeof x === 'number' && !Number.isFinite(x) ? '' : String(x));
  return `${[[...head, ...own], ...lines.map((line) => line.map(cell))].map((line) => line.join(',')).join('\n')}\n`;
}
