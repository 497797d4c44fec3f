/** A pole q of a rational function with its residue r, as [re, im]. */
interface Pole {
  readonly q: readonly [number, number];
  readonly r: readonly [number, number];
}

/**
 * The Padé approximant [4/5] of e^z as Σ r/(z − q), error of order z¹⁰; a complex pole stands for its conjugate too. L-stable, and all
 * Re q > 0 (B. L. Ehle, SIAM J. Math. Anal. 4, 671 (1973)). Roots of Σ_j (9−j)! 5!/(9! j! (5−j)!) (−z)^j, found with 40 digits.
 */
export const padePoles: readonly Pole[] = [
  { q: [6.2867047517292765, 0], r: [-273.34328946592194, 0] },
  { q: [5.70095329867179, 3.2102656003085497], r: [149.99844659754692, 68.04227952202268] },
  { q: [3.655694325463572, 6.543736899360077], r: [-15.826801864585958, -24.12564578224438] },
];
