import { normals } from '../random-normal.ts';

/** Works of a Gaussian process that obeys Crooks' theorem: W_F ~ N(ΔF + σ²/2, σ²), W_R ~ N(−ΔF + σ²/2, σ²), in kT. */
export function gaussianWorks(seed: number, forwardCount: number, reverseCount: number, sigma: number, deltaF: number) {
  const normal = normals(seed);
  const draw = (count: number, mean: number) =>
    Float64Array.from({ length: count }, () => mean + sigma * sigma * 0.5 + sigma * normal());
  return { forward: draw(forwardCount, deltaF), reverse: draw(reverseCount, -deltaF) };
}
