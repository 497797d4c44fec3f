import type { Landscape, NetworkPicture } from '../engine/engine-api.ts';
import type { Field } from '../picture/fields.ts';

/** How often each value occurs: bars of equal width from `first` on. */
export interface SmallHistogram {
  readonly name: string;
  readonly first: number;
  readonly width: number;
  readonly shares: readonly number[];
}

/** What a small picture of a system shows, worked out at the system's defaults. */
export type SmallPicture =
  | {
      readonly kind: 'molecules';
      readonly landscape: Landscape;
      /** Positions halfway through the run. */
      readonly positions: Float64Array;
    }
  | {
      readonly kind: 'paths';
      readonly name: string;
      /** One array a path, its instants evenly spaced. */
      readonly paths: readonly Float64Array[];
    }
  | { readonly kind: 'field'; readonly field: Field; readonly exact: boolean }
  | { readonly kind: 'network'; readonly network: NetworkPicture }
  | { readonly kind: 'histograms'; readonly histograms: readonly SmallHistogram[]; readonly exact: boolean }
  | { readonly kind: 'profile'; readonly name: string; readonly means: readonly number[] };

/** The worker that works pictures out. */
export interface PictureApi {
  /** The picture of a built-in system. @throws SpecError when there is none of that id */
  pictureOf(system: string): Promise<SmallPicture>;
}
