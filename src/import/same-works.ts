/** How two lists of works are the same: `as they are`, `with the sign turned`, or not. */
export function sameWorks(a: Float64Array, b: Float64Array): 'equal' | 'negated' | null {
  if (a.length !== b.length || a.length === 0) return null;
  if (a.every((w, i) => w === b[i])) return 'equal';
  return a.every((w, i) => w === -b[i]!) ? 'negated' : null;
}
