/** State that is changed by patches and drawn at most once a frame. */
export interface Store<S> {
  readonly get: () => S;
  readonly set: (patch: Partial<S>) => void;
}

/** Keeps `initial` and calls `draw` in the frame after each change. */
export function createStore<S extends object>(initial: S, draw: (state: S) => void): Store<S> {
  let state = initial;
  let asked = false;
  const frame = () => {
    asked = false;
    draw(state);
  };
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      if (asked) return;
      asked = true;
      // A hidden page has no frames, yet its state must not fall behind.
      if (document.hidden) setTimeout(frame, 100);
      else requestAnimationFrame(frame);
    },
  };
}
