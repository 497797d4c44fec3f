import * as Comlink from 'comlink';
import type { RunSpec } from '../../experiment/spec.ts';
import type { SweepPoint } from '../../experiment/sweep-run.ts';
import type { EngineApi, Failure, SweepUpdate } from '../engine/engine-api.ts';
import { refusal } from '../engine/failure.ts';
import { toFragment } from '../link.ts';
import { type AppState, requestOf } from '../state.ts';
import type { Store } from '../store.ts';
import type { AskedSweep } from './asked-sweep.ts';
import { shownQuantity } from './quantities.ts';
import { refineCurve } from './refine-curve.ts';
import { type LinkedSweep, toSweepLink } from './sweep-link.ts';
import type { SweepState } from './sweep-state.ts';

/** What can be done with a sweep. */
export interface SweepActions {
  /** Opens a sweep in place of the run, and runs it, unless it says why it cannot be. */
  readonly open: (sweep: LinkedSweep, failure?: Failure | null) => void;
  /** Runs it again, or anew where the request or the range has changed. */
  readonly start: () => void;
  /** Changes what is swept, and runs that. */
  readonly ask: (change: Partial<AskedSweep>) => void;
  /** Says that what was typed cannot be used. */
  readonly refuse: (field: string, text: string, rule: string) => void;
  readonly stop: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Goes back to the pictures of the run. */
  readonly close: () => void;
  readonly show: (id: string) => void;
  readonly point: (value: number | null) => void;
  readonly toggleLogarithmic: () => void;
}

const opening = {
  phase: 'running',
  share: 0,
  seconds: 0,
  decided: null,
  points: [],
  curve: null,
  pointed: null,
  failure: null,
} as const satisfies Partial<SweepState>;

/** @param run runs the request in view instead */
export function createSweepActions(
  store: Store<AppState>,
  engine: Comlink.Remote<EngineApi>,
  run: () => void,
): SweepActions {
  let sweeps = 0;
  /** The request whose whole run waits behind the sweep. */
  let waiting: RunSpec | null = null;
  const patch = (change: Partial<SweepState>) => {
    const { sweep } = store.get();
    if (sweep) store.set({ sweep: { ...sweep, ...change } });
  };
  const keepLink = () => {
    const { sweep } = store.get();
    if (sweep) history.replaceState(null, '', `#${toFragment(requestOf(store.get()))}&${toSweepLink(sweep)}`);
  };

  /** Draws theory for the law in view. */
  const drawCurve = () => {
    const state = store.get();
    const { sweep } = state;
    const quantity = sweep && shownQuantity(sweep);
    if (!sweep?.decided || !quantity || quantity.kind === 'average') return;
    const [mine, request] = [sweeps, requestOf(state)];
    const inView = () => {
      const now = store.get().sweep;
      return mine === sweeps && now !== null && shownQuantity(now)?.id === quantity.id;
    };
    const expected = (value: number) => engine.expected(request, sweep.asked.name, value, quantity.id);
    refineCurve(sweep.asked, sweep.decided.values, expected, (curve) => {
      if (inView()) patch({ curve: { law: quantity.id, points: curve } });
      return inView();
    });
  };

  const start = async () => {
    const { sweep } = store.get();
    if (!sweep) return;
    // A link may have left several numbers to be given.
    const missing = (['from', 'to', 'count'] as const).find((end) => Number.isNaN(sweep.asked[end]));
    if (missing) return patch({ phase: 'failed', failure: refusal(`sweep.${missing}`, '', 'must be a number') });
    const mine = ++sweeps;
    const request = requestOf(store.get());
    const began = performance.now();
    store.set({ sweep: { ...sweep, ...opening }, failure: null });
    keepLink();
    const points: SweepPoint[] = [];
    const hear = (update: SweepUpdate) => {
      const seconds = (performance.now() - began) / 1000;
      if (update.type === 'device') store.set({ device: update.device });
      else if (update.type === 'progress') patch({ share: update.share, seconds });
      else if (update.type === 'point') {
        points.push(update.point);
        patch({ points: [...points], seconds });
      } else {
        patch({ decided: update.decided });
        drawCurve();
      }
    };
    const listen = Comlink.proxy((update: SweepUpdate) => {
      if (mine === sweeps) hear(update);
    });
    const ending = await engine.sweep(request, sweep.asked, listen);
    if (mine !== sweeps) return;
    if (ending.how === 'failed') patch({ phase: 'failed', failure: ending.failure });
    else patch({ phase: ending.how, ...(ending.how === 'finished' && { share: 1 }) });
  };

  return {
    open({ asked, show }, failure = null) {
      const { phase, shown } = store.get();
      if (!store.get().sweep) waiting = phase === 'finished' && shown ? requestOf(store.get()) : null;
      store.set({ sweep: { ...opening, asked, show, logarithmic: false }, pulling: null });
      if (failure) patch({ phase: 'failed', failure });
      else start();
    },
    start,
    ask(change) {
      const { sweep } = store.get();
      if (sweep) store.set({ sweep: { ...sweep, asked: { ...sweep.asked, ...change } } });
      start();
    },
    refuse: (field, text, rule) => patch({ failure: refusal(field, text, rule) }),
    stop: () => engine.stop(),
    pause() {
      engine.pause();
      patch({ phase: 'paused' });
    },
    resume() {
      engine.resume();
      patch({ phase: 'running' });
    },
    close() {
      const request = requestOf(store.get());
      sweeps++;
      if (waiting !== request) return run();
      engine.stop();
      store.set({ sweep: null });
      history.replaceState(null, '', `#${toFragment(request)}`);
    },
    show(id) {
      patch({ show: id });
      keepLink();
      drawCurve();
    },
    point: (value) => patch({ pointed: value }),
    toggleLogarithmic: () => patch({ logarithmic: !store.get().sweep?.logarithmic }),
  };
}
