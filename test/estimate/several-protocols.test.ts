import { describe, expect, test } from 'vitest';
import { bar } from '../../src/estimate/bar.ts';
import { barRoot } from '../../src/estimate/bar-root.ts';
import { tallyWorks } from '../../src/estimate/estimate-works.ts';
import { severalProtocols } from '../../src/estimate/several-protocols.ts';
import { momentsOf, standardErrorOfMean, standardErrorOfVariance, variance } from '../../src/tally/moments.ts';
import { gaussianWorks } from './gaussian-works.ts';

const deltaF = 12.3;
/** A slow, a middling and a fast protocol, with unequal numbers of works. */
const protocols = (seed: number, shift = 0) => [
  gaussianWorks(seed, 150, 100, 1, deltaF + shift),
  gaussianWorks(seed + 1e6, 300, 500, 2, deltaF + shift),
  gaussianWorks(seed + 2e6, 900, 400, 3, deltaF + shift),
];

describe('several protocols', () => {
  test('one of them with a single work does not cost the others their error', () => {
    const single = { forward: Float64Array.of(deltaF), reverse: Float64Array.of(-deltaF, 1 - deltaF) };
    expect(severalProtocols([...protocols(2), single]).joint).toEqual(severalProtocols(protocols(2)).joint);
    expect(severalProtocols([single]).joint.reason).toMatch(/two works of each direction/);
  });

  test('one alone is Bennett’s ratio', () => {
    const [works] = protocols(1);
    const { joint, pooled, single } = severalProtocols([works!]);
    expect(Math.abs(joint.value - barRoot(works!.forward, works!.reverse))).toBeLessThan(1e-10);
    expect(joint.standardError).toBeCloseTo(single[0]!.standardError, 8);
    expect(pooled.value).toBe(single[0]!.value);
  });

  test.each([
    [4000, 200],
    [200, 4000],
  ])('one alone of %i and %i works has the error of Bennett', (forwardCount, reverseCount) => {
    const { forward, reverse } = gaussianWorks(5, forwardCount, reverseCount, 1.8, deltaF);
    const [f, r] = tallyWorks(forward, reverse);
    const { bennettError } = bar(f.total.work!, r!.total.work!);
    // Σ f(1 − f) here stands for Σ f there: the same for many works
    const { standardError } = severalProtocols([{ forward, reverse }]).joint;
    expect(Math.abs(standardError / bennettError - 1)).toBeLessThan(
      4.5 / Math.sqrt(bar(f.total.work!, r!.total.work!).effectiveWorks) / 2,
    );
  });

  test('one that is cut in two at equal shares is the whole again', () => {
    const { forward, reverse } = gaussianWorks(4, 1000, 600, 1.5, deltaF);
    const half = (part: 0 | 1) => ({
      forward: forward.filter((_, n) => n % 2 === part),
      reverse: reverse.filter((_, n) => n % 2 === part),
    });
    expect(Math.abs(severalProtocols([half(0), half(1)]).joint.value - barRoot(forward, reverse))).toBeLessThan(1e-10);
  });

  test('together scatter as the errors say, hardly more than the best mean of the single ratios', () => {
    const runs = Array.from({ length: 400 }, (_, i) => severalProtocols(protocols(10 * i)));
    for (const of of ['joint', 'pooled'] as const) {
      const z = momentsOf(Float64Array.from(runs, (run) => (run[of].value - deltaF) / run[of].standardError));
      // weights taken from the same works as the values they weigh shift the pooled mean a little
      const allowed = of === 'pooled' ? 0.3 : 0;
      expect(Math.abs(z.mean)).toBeLessThan(4.5 * standardErrorOfMean(z) + allowed);
      expect(Math.abs(variance(z) - 1)).toBeLessThan(4.5 * standardErrorOfVariance(z) + allowed);
    }
    const ratio = momentsOf(Float64Array.from(runs, ({ joint, pooled }) => joint.standardError / pooled.standardError));
    expect(ratio.mean).toBeGreaterThan(0.97);
    expect(ratio.mean).toBeLessThan(1.15);
    for (const { joint, single } of runs.slice(0, 20))
      expect(joint.standardError).toBeLessThan(Math.min(...single.map((s) => s.standardError)) * 1.05);
    const chi = momentsOf(Float64Array.from(runs, (run) => run.chiSquare));
    expect(runs[0]!.degrees).toBe(2);
    expect(Math.abs(chi.mean - 2)).toBeLessThan(4.5 * standardErrorOfMean(chi) + 0.3);
  });

  test('do not lose digits at ±10⁴ kT', () => {
    const near = severalProtocols(protocols(7)).joint.value;
    for (const shift of [1e4, -1e4])
      expect(Math.abs(severalProtocols(protocols(7, shift)).joint.value - shift - near)).toBeLessThan(1e-8);
  });

  test('one without overlap neither helps nor harms; none with overlap gives no number', () => {
    const [good] = protocols(3);
    const far = gaussianWorks(9, 50, 50, 60, deltaF);
    const alone = severalProtocols([good!]).joint;
    const both = severalProtocols([good!, far]);
    expect(Math.abs(both.joint.value - alone.value)).toBeLessThan(alone.standardError);
    expect(both.joint.standardError / alone.standardError).toBeCloseTo(1, 1);
    expect(severalProtocols([{ forward: new Float64Array(0), reverse: good!.reverse }]).joint.reason).toMatch(
      /no protocol/,
    );
  });

  test('disagreement shows in χ²', () => {
    const [a, , c] = protocols(21);
    const wrong = { forward: c!.forward.map((w) => w + 2), reverse: c!.reverse };
    expect(severalProtocols([a!, wrong]).chiSquare).toBeGreaterThan(20);
  });

  test('so far apart that no work lies between have no joint estimate', () => {
    const [here, there] = [0, 40].map((by) => gaussianWorks(3 + by, 100, 100, 1, deltaF + by));
    expect(severalProtocols([here!, there!]).joint.reason).toMatch(/hardly any work/);
  });
});
