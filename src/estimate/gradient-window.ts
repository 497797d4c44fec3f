import type { GradientWindow } from './thermodynamic-integration.ts';

/**
 * Mean of samples of ∂u/∂λ, one series a control, with the covariance of the means.
 *
 * @param inefficiency g: as many samples say as much as one independent one
 */
export function gradientWindow(
  controls: readonly number[],
  series: readonly Float64Array[],
  inefficiency = 1,
): GradientWindow {
  const mean = series.map((s) => s.reduce((sum, x) => sum + x, 0) / s.length);
  const covariance = series.map((a, c) =>
    series.map((b, d) => {
      const sum = a.reduce((total, x, n) => total + (x - mean[c]!) * (b[n]! - mean[d]!), 0);
      return (inefficiency * sum) / (a.length * (a.length - 1));
    }),
  );
  return { controls, mean, covariance };
}
