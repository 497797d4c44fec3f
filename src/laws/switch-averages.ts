import type { CurveSpec, Theory } from '../model/curve-spec.ts';
import type { Followed } from '../model/over-time.ts';

/** Jarzynski's average through the switch. */
interface JarzynskiAverage {
  readonly name: string;
  /** What it is multiplied by, at its time; 1 by default. */
  readonly by?: (t: number) => number;
  readonly exact: (t: number) => number;
}

/**
 * Averages so far while one steady state is switched to another: Hatano and Sasa's ⟨e^{−Y}⟩, which stays at 1 (PRL 86, 3463 (2001)), and
 * Jarzynski's, which does not.
 *
 * @param followed `excess` and `work`, ending in the observables `excessWeight` and `workWeight`
 */
export const switchAverages = (followed: Followed, jarzynski: (theory: Theory) => JarzynskiAverage): CurveSpec => ({
  id: 'averages',
  title: 'One average stays at 1, the other cannot',
  x: { label: 'time t (reduced units)' },
  y: { label: 'average so far', withoutZero: true },
  lines: (theory) => {
    const { name, by, exact } = jarzynski(theory);
    return [
      {
        name: 'Hatano–Sasa: ⟨exp(−Y)⟩',
        points: followed.points(theory, 'excess', 'excessWeight'),
        exact: () => 1,
      },
      { name, points: followed.points(theory, 'work', 'workWeight', by), exact },
    ];
  },
});
