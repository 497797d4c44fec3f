import type { SamplePaths } from '../../experiment/sample-paths.ts';

/** Seconds that one direction takes on screen, and that the picture then rests. */
const playing = 5;
const resting = 0.7;

/** Where the film is: which direction, and how far its process has come (0 to 1). */
export interface Scene {
  readonly paths: SamplePaths;
  readonly progress: number;
  /** The same as a fraction of the forward process: the reverse one runs it backwards. */
  readonly forwardTime: number;
}

/** Length of the whole film in seconds. */
export const filmLength = (paths: readonly SamplePaths[]): number => paths.length * (playing + resting);

/** The scene at `seconds` after the start; the film repeats. */
export function sceneAt(paths: readonly SamplePaths[], seconds: number): Scene {
  const at = seconds % filmLength(paths);
  const part = Math.min(paths.length - 1, Math.floor(at / (playing + resting)));
  const progress = Math.min(1, (at - part * (playing + resting)) / playing);
  const shown = paths[part]!;
  return { paths: shown, progress, forwardTime: shown.direction === 'forward' ? progress : 1 - progress };
}

/** Position of trajectory `i` along coordinate `d`, at the nearest recorded moment. */
export function positionAt({ paths, progress }: Scene, d: number, i: number): number {
  const moment = Math.round(progress * (paths.times.length - 1));
  return paths.positions[d]![moment * paths.count + i]!;
}
