import * as Comlink from 'comlink';
import type { RunSpec } from '../experiment/spec.ts';
import { type BenchmarkActions, createBenchmarkActions } from './benchmark/benchmark-actions.ts';
import type { EngineApi, Failure, Reading, Update } from './engine/engine-api.ts';
import { refusal } from './engine/failure.ts';
import { latestOf } from './engine/latest.ts';
import { linkFollower } from './follow-link.ts';
import type { Laboratory } from './laboratory/connect-laboratory.ts';
import { createLaboratoryActions, type LaboratoryActions } from './laboratory/laboratory-actions.ts';
import { toFragment } from './link.ts';
import type { EditedModel } from './model-edit.ts';
import { nextSeed } from './next-seed.ts';
import { linkOf } from './page-link.ts';
import { createPullingActions, type PullingActions } from './pulling/pulling-actions.ts';
import { speedOf } from './speed.ts';
import { type AppState, isWithin, type Page, type RunPage, requestOf, runPageOf } from './state.ts';
import type { Store } from './store.ts';
import { createSweepActions, type SweepActions } from './sweep/sweep-actions.ts';

/** Everything that a user can do. */
export interface Actions {
  /** Shows a page and runs what is asked for there. */
  readonly showPage: (page: Page) => void;
  readonly chooseSystem: (id: string) => void;
  /** Looks for systems in the gallery. */
  readonly seek: (words: string) => void;
  /**
   * Changes the request in view and runs it once no further change comes in, and nothing that was typed elsewhere is refused.
   *
   * @param fields what is changed, where that is less than the keys of `patch`
   */
  readonly change: (patch: Partial<RunSpec>, fields?: readonly string[]) => void;
  /** The request as it is now: what is drawn may lag behind. */
  readonly asked: () => RunSpec;
  /**
   * Changes parts of one's own model as it is now, or takes out what becomes undefined.
   *
   * @param fields what that mends
   */
  readonly editModel: (edit: (model: EditedModel) => EditedModel, fields: readonly string[]) => void;
  /** Puts another request in the place of one's own model. */
  readonly replaceModel: (request: RunSpec) => void;
  /** Puts the model of an SBML file in the place of one's own model; says why where it cannot. */
  readonly loadSbml: (file: File) => Promise<void>;
  readonly setParameter: (id: string, value: number) => void;
  /** Says that what was typed into a field cannot be used. */
  readonly refuse: (field: string, text: string, rule: string) => void;
  readonly run: () => void;
  /** Runs the next seed. */
  readonly again: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  /** Follows the address when the page opens, and when it changes. */
  readonly followLink: (change?: HashChangeEvent) => void;
  readonly toggleCurve: (id: string) => void;
  readonly toggleLogarithmic: () => void;
  readonly toggleExperiments: () => void;
  /** Chooses a picture of the driven process; null for the usual one. */
  readonly showProcess: (which: AppState['processPicture']) => void;
  readonly toggleModelText: () => void;
  readonly say: (words: string) => void;
  /** What can be done with data of one's own. */
  readonly laboratory: LaboratoryActions;
  readonly benchmark: BenchmarkActions;
  readonly pulling: PullingActions;
  readonly sweep: SweepActions;
}

/** Milliseconds without a change after which a changed request is run. */
const settle = 300;

export function createActions(
  store: Store<AppState>,
  engine: Comlink.Remote<EngineApi>,
  laboratory: Laboratory,
): Actions {
  const data = createLaboratoryActions(store, laboratory);
  const benchmark = createBenchmarkActions(store);
  let runs = 0;
  let timer = 0;
  /** The field that holds what cannot be used: nothing is run, and no other change clears that message, until it is mended. */
  let refused: string | null = null;

  const read = latestOf(
    async (request: RunSpec): Promise<{ reading: Reading } | { failure: Failure }> => engine.read(request),
    (answer) => {
      if (refused !== null) return;
      if ('reading' in answer) store.set({ reading: answer.reading, failure: null });
      else store.set({ failure: answer.failure });
    },
  );

  const hear = (update: Update) => {
    if (update.type === 'decided') {
      const { picture } = store.get();
      const still = update.decided.coordinates.length === 0;
      store.set({ coming: update.decided, phase: 'running', picture: still ? null : picture });
    } else if (update.type === 'device') store.set({ device: update.device });
    else if (update.type === 'picture') {
      const { coming } = store.get();
      if (coming) store.set({ picture: { decided: coming, picture: update.picture } });
    } else {
      const { coming, pace, speed, phase } = store.get();
      const known = phase === 'paused' ? null : pace;
      store.set({ pace: update.pace, speed: speedOf(update.pace, known, speed) });
      if (coming && update.result)
        store.set({ shown: { decided: coming, result: update.result, flows: update.flows } });
    }
  };

  const run = async () => {
    clearTimeout(timer);
    refused = null;
    const mine = ++runs;
    const request = requestOf(store.get());
    history.replaceState(null, '', `#${toFragment(request)}`);
    store.set({ phase: 'starting', failure: null, pace: null, speed: null, pulling: null, sweep: null });
    read(request);
    const listen = Comlink.proxy((update: Update) => {
      if (mine === runs) hear(update);
    });
    const ending = await engine.start(request, listen);
    if (mine !== runs) return;
    if (ending.how === 'failed') store.set({ phase: 'failed', failure: ending.failure });
    else store.set({ phase: ending.how });
  };

  const sweep = createSweepActions(store, engine, run);

  /** Runs what is in view: the sweep where there is one. */
  const runAgain = () => {
    clearTimeout(timer);
    return store.get().sweep ? sweep.start() : run();
  };

  const runSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(runAgain, settle);
  };

  const replace = (page: RunPage, request: RunSpec) =>
    store.set({ page, requests: { ...store.get().requests, [page]: request } });

  const change = (patch: Partial<RunSpec>, fields: readonly string[] = Object.keys(patch)) => {
    const page = runPageOf(store.get());
    const request: RunSpec = { ...requestOf(store.get()), ...patch };
    for (const key of Object.keys(request) as (keyof RunSpec)[]) if (request[key] === undefined) delete request[key];
    replace(page, request);
    if (refused !== null && fields.some((field) => isWithin(refused!, field))) refused = null;
    if (refused !== null) return;
    read(request);
    runSoon();
  };

  /** Ends a run that is not in view: its place is needed. */
  const leaveRun = () => {
    clearTimeout(timer);
    runs++;
    engine.stop();
    store.set({ phase: 'stopped', pulling: null, sweep: null });
  };

  const followLink = linkFollower(store, engine, {
    ...{ run, read, leaveRun, replace, sweep, benchmark, data },
    accept() {
      refused = null;
    },
  });

  return {
    showPage(page) {
      if (page === store.get().page) return;
      benchmark.stop();
      store.set({ page, reading: null, failure: null });
      history.pushState(null, '', linkOf(store.get(), page));
      if (page === 'systems' || page === 'model') run();
      else leaveRun();
    },
    chooseSystem(id) {
      const { system, trajectories, seed, backend, precision } = requestOf(store.get());
      const usual = store.get().catalogue.find((s) => s.id === system)?.trajectories;
      replace('systems', {
        system: id,
        // What is usual for one system may take minutes for another.
        ...(trajectories !== usual && { trajectories }),
        seed,
        backend,
        ...(precision && { precision }),
      });
      history.pushState(null, '', `#${toFragment(requestOf(store.get()))}`);
      run();
    },
    seek(sought) {
      store.set({ sought });
    },
    change,
    asked: () => requestOf(store.get()),
    editModel(edit, fields) {
      const model = requestOf(store.get()).model as EditedModel;
      const parts = Object.entries({ ...model, ...edit(model) }).filter(([, value]) => value !== undefined);
      change({ model: Object.fromEntries(parts) }, fields);
    },
    replaceModel(request) {
      store.set({ unread: null });
      replace('model', request);
      run();
    },
    async loadSbml(file) {
      const answer = await engine.importSbml(await file.text(), file.name);
      if ('failure' in answer) return store.set({ page: 'model', unread: answer.failure.message });
      const { request, title } = answer.imported;
      store.set({ unread: null, modelAsText: true, reading: null, said: `${title || file.name} loaded` });
      replace('model', request);
      return run();
    },
    setParameter(id, value) {
      if (store.get().sweep?.asked.name === id) store.set({ sweep: null });
      change({ parameters: { ...requestOf(store.get()).parameters, [id]: value } }, [`parameters.${id}`]);
    },
    refuse(field, text, rule) {
      clearTimeout(timer);
      refused = field;
      store.set({ failure: refusal(field, text, rule) });
    },
    run() {
      if (refused === null) run();
    },
    again() {
      change({ seed: nextSeed(requestOf(store.get()).seed) });
      if (refused === null) runAgain();
    },
    pause() {
      engine.pause();
      store.set({ phase: 'paused' });
    },
    resume() {
      engine.resume();
      store.set({ phase: 'running' });
    },
    stop() {
      clearTimeout(timer);
      engine.stop();
    },
    followLink,
    toggleCurve(id) {
      const hidden = new Set(store.get().hidden);
      if (!hidden.delete(id)) hidden.add(id);
      store.set({ hidden });
    },
    toggleLogarithmic: () => store.set({ logarithmic: !store.get().logarithmic }),
    toggleExperiments: () => store.set({ manyExperiments: !store.get().manyExperiments }),
    showProcess: (processPicture) => store.set({ processPicture }),
    toggleModelText: () => store.set({ modelAsText: !store.get().modelAsText }),
    say: (said) => store.set({ said }),
    laboratory: data,
    benchmark,
    pulling: createPullingActions(store, engine),
    sweep,
  };
}
