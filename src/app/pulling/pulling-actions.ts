import * as Comlink from 'comlink';
import type { RunSpec } from '../../experiment/spec.ts';
import type { EngineApi, SpeedUpdate } from '../engine/engine-api.ts';
import { type AppState, requestOf } from '../state.ts';
import type { Store } from '../store.ts';
import type { PullingState } from './pulling-state.ts';

/** What can be done with the study of the pulling speed. */
export interface PullingActions {
  /** Opens the study of the request in view and runs it. */
  readonly study: () => void;
  readonly stop: () => void;
  /** Goes back to the pictures of the run. */
  readonly close: () => void;
  readonly setRest: (rest: number) => void;
  readonly refuseRest: (text: string) => void;
  readonly choose: (estimator: string) => void;
}

export function createPullingActions(store: Store<AppState>, engine: Comlink.Remote<EngineApi>): PullingActions {
  let studies = 0;
  const patch = (change: Partial<PullingState>) => {
    const { pulling } = store.get();
    if (pulling) store.set({ pulling: { ...pulling, ...change } });
  };

  const run = async (request: RunSpec, rest: number) => {
    const mine = ++studies;
    const estimator = store.get().pulling?.estimator ?? null;
    store.set({ pulling: { phase: 'running', share: 0, study: null, failure: null, rest, estimator } });
    const listen = Comlink.proxy(({ share, study }: SpeedUpdate) => {
      if (mine === studies) patch({ share, ...(study && { study }) });
    });
    const ending = await engine.studySpeed(request, { rest }, listen);
    if (mine !== studies) return;
    if (ending.how === 'failed') patch({ phase: 'failed', failure: ending.failure.message });
    else patch({ phase: ending.how });
  };

  return {
    study: () => run(requestOf(store.get()), 0),
    stop: () => engine.stop(),
    close() {
      if (store.get().pulling?.phase === 'running') engine.stop();
      studies++;
      store.set({ pulling: null });
    },
    setRest: (rest) => run(requestOf(store.get()), rest),
    refuseRest: (text) => patch({ failure: `rest: ${text} (must be a number)` }),
    choose: (estimator) => patch({ estimator }),
  };
}
