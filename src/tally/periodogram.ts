import FFT from 'fft.js';

/** Hann's window 1 − cos(2πj/N), which is 0 at one end: spectral lines leak into the two bins beside them, and hardly further. */
export const hannWindow = (samples: number): Float64Array =>
  Float64Array.from({ length: samples }, (_, j) => 1 - Math.cos((2 * Math.PI * j) / samples));

/**
 * Prepares the windowed periodogram P_k = (Δ/Σw²)|Σ_j w_j x_j e^{iω_k jΔ}|² at ω_k = 2πk/NΔ, k = 0 … `bins` − 1: the spectrum
 * ∫e^{iωt}⟨x(t)x(0)⟩dt but for leakage and aliasing (`expectedPeriodogram`). Means are not taken off.
 *
 * @param window w_j, one for each of N = 2ⁿ samples
 * @param interval Δ
 * @param bins N/2 at most
 * @returns writes the P_k of a series into `powers`; NaN where a sample is not finite
 */
export function createPeriodogram(
  window: Float64Array,
  interval: number,
  bins: number,
): (series: Float64Array, powers: Float64Array) => void {
  const samples = window.length;
  const transform = new FFT(samples);
  const norm = interval / window.reduce((sum, w) => sum + w * w, 0);
  const windowed = new Float64Array(samples);
  const spectrum = new Float64Array(2 * samples);
  return (series, powers) => {
    for (let j = 0; j < samples; j++) windowed[j] = window[j]! * series[j]!;
    transform.realTransform(spectrum, windowed);
    for (let k = 0; k < bins; k++) powers[k] = norm * (spectrum[2 * k]! ** 2 + spectrum[2 * k + 1]! ** 2);
  };
}
