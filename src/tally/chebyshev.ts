const tables = new Map<number, { nodes: Float64Array; transform: Float64Array }>();

/** Nodes cos(π(j + ½)/J) on [−1, 1] and the J × J cosine transform from values there to coefficients. */
function tableOf(count: number): { nodes: Float64Array; transform: Float64Array } {
  const known = tables.get(count);
  if (known) return known;
  const nodes = Float64Array.from({ length: count }, (_, j) => Math.cos((Math.PI * (j + 0.5)) / count));
  const transform = new Float64Array(count * count);
  for (let k = 0; k < count; k++)
    for (let j = 0; j < count; j++)
      transform[k * count + j] =
        ((k === 0 ? 1 : 2) / count) * Math.cos((Math.PI * ((k * (2 * j + 1)) % (4 * count))) / (2 * count));
  const table = { nodes, transform };
  tables.set(count, table);
  return table;
}

/** The `count` Chebyshev points of the first kind on [−1, 1], descending. */
export function chebyshevNodes(count: number): Float64Array {
  return tableOf(count).nodes;
}

/** Coefficients a_k of the interpolant Σ a_k T_k(t) through `values` at `chebyshevNodes(values.length)`. */
export function chebyshevCoefficients(values: Float64Array): Float64Array {
  const count = values.length;
  const { transform } = tableOf(count);
  const coefficients = new Float64Array(count);
  for (let k = 0, at = 0; k < count; k++) {
    let sum = 0;
    for (let j = 0; j < count; j++) sum += transform[at++]! * values[j]!;
    coefficients[k] = sum;
  }
  return coefficients;
}

/** Value and derivative with respect to t of Σ a_k T_k(t), by Clenshaw's recurrence and its derivative. */
export function chebyshevValue(coefficients: Float64Array, t: number): { value: number; slope: number } {
  let b1 = 0;
  let b2 = 0;
  let d1 = 0;
  let d2 = 0;
  for (let k = coefficients.length - 1; k > 0; k--) {
    const d0 = 2 * b1 + 2 * t * d1 - d2;
    const b0 = coefficients[k]! + 2 * t * b1 - b2;
    d2 = d1;
    d1 = d0;
    b2 = b1;
    b1 = b0;
  }
  return { value: coefficients[0]! + t * b1 - b2, slope: b1 + t * d1 - d2 };
}
