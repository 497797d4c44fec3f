/** A motor of two states a, b; m and g the energy of one ATP and the work of the load over a step, in kT. */
export interface Motor {
  readonly m: number;
  readonly g: number;
  readonly epsilon: number;
  readonly alpha: number;
  readonly alpha2: number;
  readonly omega: number;
  readonly omega2: number;
}

/**
 * Steps and ATP per time of the motor of A. W. C. Lau, D. Lacoste, K. Mallick, PRL 99, 158102 (2007), the load shared evenly among the
 * four ways over a barrier: u is forward, w back, and 1 goes with an ATP; v/d = (u_a u_b − w_a w_b)/S, S = u_a + u_b + w_a + w_b,
 * r = p_a(u_a¹ + w_a¹) − p_b(u_b¹ + w_b¹), p_a = (u_b + w_b)/S.
 */
export function motorRates({ m, g, epsilon, alpha, alpha2, omega, omega2 }: Motor): { steps: number; atp: number } {
  const [against, along] = [Math.exp(-g / 4), Math.exp(g / 4)];
  const [up, fuelled] = [Math.exp(-epsilon), Math.exp(m - epsilon)];
  const [ua1, ua0] = [alpha * fuelled * against, omega * up * against];
  const [wb1, wb0] = [alpha * along, omega * along];
  const [ub1, ub0] = [alpha2 * against, omega2 * against];
  const [wa1, wa0] = [alpha2 * fuelled * along, omega2 * up * along];
  const [ua, ub, wa, wb] = [ua0 + ua1, ub0 + ub1, wa0 + wa1, wb0 + wb1];
  const sum = ua + ub + wa + wb;
  return {
    steps: (ua * ub - wa * wb) / sum,
    atp: ((ub + wb) * (ua1 + wa1) - (ua + wa) * (ub1 + wb1)) / sum,
  };
}
