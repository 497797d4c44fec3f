/** Lags up to which the correlation is taken at every one; beyond, at ever longer strides. */
const dense = 500;

/** Lags within which a correlation below 0 does not end the sum: it may be chance. */
const least = 3;

/**
 * Statistical inefficiency g = 1 + 2 Σ_t (1 − t/N) C(t) of a time series, C its normalised autocorrelation, summed until it first falls to
 * 0: N samples say as much of the mean as N/g independent ones (Chodera et al., J. Chem. Theory Comput. 3, 26 (2007), section 2.4). At
 * least 1; 1 for a constant series.
 */
export function statisticalInefficiency(series: ArrayLike<number>): number {
  const count = series.length;
  let mean = 0;
  for (let n = 0; n < count; n++) mean += series[n]! / count;
  let variance = 0;
  for (let n = 0; n < count; n++) variance += (series[n]! - mean) ** 2 / count;
  if (!(variance > 1e-28 * mean * mean)) return 1;
  let g = 1;
  for (let t = 1, stride = 1; t < count - 1; t += stride) {
    let sum = 0;
    for (let n = 0; n + t < count; n++) sum += (series[n]! - mean) * (series[n + t]! - mean);
    const correlation = sum / (variance * (count - t));
    if (correlation <= 0 && t > least) break;
    g += 2 * correlation * (1 - t / count) * stride;
    if (t >= dense) stride++;
  }
  return Math.max(1, g);
}

/** Places of samples about g apart, which count as independent: every one where g is 1. */
export function independentSamples(count: number, g: number): number[] {
  const kept: number[] = [];
  for (let i = 0; Math.round(i * g) < count; i++) kept.push(Math.round(i * g));
  return kept;
}
