import * as Comlink from 'comlink';
import type { PictureApi, SmallPicture } from './picture-api.ts';

/** Gives small pictures: one is worked out at a time, and each only once. */
export interface Pictures {
  /** The picture of a system; null where it was no longer wanted when its turn came. */
  readonly ask: (system: string, wanted: () => boolean) => Promise<SmallPicture | null>;
}

/** Pictures from whatever works them out. */
export function createPictures(work: (system: string) => Promise<SmallPicture>): Pictures {
  const known = new Map<string, Promise<SmallPicture>>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask(system, wanted) {
      const drawn = known.get(system);
      if (drawn) return drawn;
      const turn = last.then(() => {
        const before = known.get(system);
        if (before || !wanted()) return before ?? null;
        const picture = work(system);
        known.set(system, picture);
        picture.catch(() => known.delete(system));
        return picture;
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
}

/** Pictures from a worker of their own, which is started when the first one is wanted. */
export function connectPictures(): Pictures {
  let remote: Comlink.Remote<PictureApi> | null = null;
  return createPictures((system) => {
    remote ??= Comlink.wrap<PictureApi>(
      new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' }),
    );
    return remote.pictureOf(system);
  });
}
