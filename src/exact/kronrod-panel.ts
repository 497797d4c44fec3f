/** Positive Kronrod nodes of the 15-point rule; odd places are the 7-point Gauss nodes (Piessens et al., QUADPACK, 1983). */
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
];
const kronrod = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
const gauss = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694];

// Abscissae of the rule on [−1, 1] in rising order.
const kronrodNodes: readonly number[] = Array.from({ length: 15 }, (_, i) => (i < 8 ? -nodes[i]! : nodes[14 - i]!));

/** Weights of the 15-point rule, in the order of `kronrodNodes`. */
export const kronrodWeights: readonly number[] = Array.from({ length: 15 }, (_, i) => kronrod[i < 8 ? i : 14 - i]!);

const gaussWeights = Array.from({ length: 15 }, (_, i) => (i % 2 ? gauss[((i < 8 ? i : 14 - i) - 1) / 2]! : 0));

/** One interval with the integrand at its 15 nodes. */
export interface Panel {
  a: number;
  b: number;
  /** 15-point estimate of ∫_a^b f dx. */
  value: number;
  /** |K15 − G7|, far above the error of K15 where f is smooth, and a bound for kinks hidden outside the end nodes. */
  error: number;
  f: Float64Array;
}

/** Where the ends are probed, and the coefficients that extrapolate the nodes' values to there. */
const probe = 1 - 2e-6;
const extrapolate = kronrodNodes.map((x, i) =>
  kronrodNodes.reduce((product, y, j) => (i === j ? product : (product * (probe - y)) / (x - y)), 1),
);
/** The end nodes leave this share of the panel unseen. */
const gap = (1 - nodes[0]!) / 2;

/** Abscissa of node i of the panel [a, b]. */
export function kronrodAt(a: number, b: number, i: number): number {
  return 0.5 * (a + b) + 0.5 * (b - a) * kronrodNodes[i]!;
}

/** The Gauss–Kronrod pair (7, 15) on [a, b]. */
export function kronrodPanel(f: (x: number) => number, a: number, b: number): Panel {
  const half = 0.5 * (b - a);
  const values = new Float64Array(15);
  let k = 0;
  let g = 0;
  for (let i = 0; i < 15; i++) {
    const y = f(kronrodAt(a, b, i));
    values[i] = y;
    k += kronrodWeights[i]! * y;
    g += gaussWeights[i]! * y;
  }
  // A kink between an end and the nearest node does not show in k − g, but f off the extrapolation gives it away.
  let [left, right] = [-f(a + 1e-6 * (b - a)), -f(b - 1e-6 * (b - a))];
  for (let i = 0; i < 15; i++) {
    left += extrapolate[14 - i]! * values[i]!;
    right += extrapolate[i]! * values[i]!;
  }
  const hidden = 0.5 * gap * (Math.abs(left) + Math.abs(right)) * (b - a);
  return { a, b, value: half * k, error: Math.abs(half * (k - g)) + hidden, f: values };
}
