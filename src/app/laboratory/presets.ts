import type { ExampleId } from '../../estimate/example-works.ts';

/** Works with an exact answer, to look at before one has files. */
export interface Preset {
  /** In links: `#data=trap`. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, in one sentence. */
  readonly says: string;
  readonly works: ExampleId;
  readonly count: number;
  /** Whether the reverse process was measured. */
  readonly bothWays: boolean;
}

export const presets: readonly Preset[] = [
  {
    id: 'trap',
    title: 'The trap',
    says: 'A thousand works, all but equal. It looks certain, and is off by 6 kT.',
    works: 'trap',
    count: 1000,
    bothWays: false,
  },
  {
    id: 'gaussian',
    title: 'A good pair',
    says: 'Gaussian works both ways that overlap well: every estimator agrees.',
    works: 'gaussian-good',
    count: 20_000,
    bothWays: true,
  },
  {
    id: 'poor-overlap',
    title: 'Too fast',
    says: 'Gaussian works both ways, 18 kT dissipated each: the histograms hardly meet.',
    works: 'gaussian-poor-overlap',
    count: 20_000,
    bothWays: true,
  },
];
