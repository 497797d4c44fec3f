/** Steps of this share of a turn never fall into the rhythm of anything. */
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * At most `most` of the works, evenly spread over them in their order; all of them where there are no more. One is taken of each stretch,
 * at places that vary, so that works of two kinds that take turns are both among them.
 */
export function spread(works: Float64Array, most: number): Float64Array {
  const stride = Math.ceil(works.length / most);
  if (stride <= 1) return works;
  const chosen = new Float64Array(Math.floor(works.length / stride));
  for (let i = 0; i < chosen.length; i++) chosen[i] = works[i * stride + Math.floor(((i * golden) % 1) * stride)]!;
  return chosen;
}
