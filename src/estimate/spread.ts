/** At most `most` of the works, evenly spread over them in their order; all of them where there are no more. */
export function spread(works: Float64Array, most: number): Float64Array {
  const stride = Math.ceil(works.length / most);
  if (stride <= 1) return works;
  const chosen = new Float64Array(Math.floor(works.length / stride));
  for (let i = 0; i < chosen.length; i++) chosen[i] = works[i * stride]!;
  return chosen;
}
