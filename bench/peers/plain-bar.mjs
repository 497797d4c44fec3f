/**
 * Bennett's acceptance ratio for as many works of each direction, in kT, and the error of Shirts et al., PRL 91, 140601 (2003), as
 * one writes it down: by bisection.
 * @param {Float64Array} forward @param {Float64Array} reverse
 */
export function plainBar(forward, reverse) {
  let low = -reverse.reduce((a, b) => Math.max(a, b));
  let high = forward.reduce((a, b) => Math.max(a, b));
  while (high - low > 1e-9) {
    const c = 0.5 * (low + high);
    let difference = 0;
    for (let i = 0; i < forward.length; i++)
      difference += 1 / (1 + Math.exp(forward[i] - c)) - 1 / (1 + Math.exp(reverse[i] + c));
    if (difference > 0) high = c;
    else low = c;
  }
  const value = 0.5 * (low + high);
  let information = 0;
  for (let i = 0; i < forward.length; i++)
    information += 1 / (2 + 2 * Math.cosh(forward[i] - value)) + 1 / (2 + 2 * Math.cosh(reverse[i] + value));
  return { value, standardError: Math.sqrt(1 / information - 2 / forward.length) };
}
