import { createPlan } from '../../experiment/create-plan.ts';
import { type Environment, kernelsOf, type OpenedBackend, openBackend } from '../../experiment/open-backend.ts';
import { planSpeeds, type SpeedOptions } from '../../experiment/plan-speeds.ts';
import { studyPullingSpeed } from '../../experiment/pulling-speed.ts';
import { type Progress, runPlan } from '../../experiment/run.ts';
import { samplePaths } from '../../experiment/sample-paths.ts';
import { parseRequest, type RunSpec } from '../../experiment/spec.ts';
import { sweepExpected } from '../../experiment/sweep-expected.ts';
import { sweepRequests } from '../../experiment/sweep-requests.ts';
import { importSbml } from '../../model/sbml/import-sbml.ts';
import type { AskedSweep } from '../sweep/asked-sweep.ts';
import { checkSweep } from '../sweep/check-sweep.ts';
import { runAskedSweep } from '../sweep/run-asked-sweep.ts';
import { catalogue } from './catalogue.ts';
import { decidedOf } from './decided.ts';
import { countingEdges, edgesOf, reportingEdges, silentNames, takeEdges } from './edge-currents.ts';
import type { Device, Ending, EngineApi, SpeedUpdate, SweepUpdate, Update } from './engine-api.ts';
import { failureOf } from './failure.ts';
import { createGate, type Gate } from './gate.ts';
import { landscapeOf } from './landscape.ts';
import { readRequest } from './reading.ts';
import { requestOfSbml } from './request-of-sbml.ts';
import { createThrottle } from './throttle.ts';

type Plan = ReturnType<typeof createPlan>;

/** Molecules in the moving picture, and moments of its film. */
const molecules = 120;
const frames = 241;

/** Wall clock of one batch: short, so that pictures grow steadily and a stop takes effect at once. */
const batchMilliseconds = 60;

/**
 * How long a run that was told to stop may go on, in milliseconds. A kernel under way does not hear: after that its device, or its workers, are
 * taken away.
 */
const patience = 700;

/** The engine: one run at a time, on a backend that is kept from run to run. */
export function createEngine(environment: Environment): EngineApi {
  let opened: { key: string; backend: Promise<OpenedBackend> } | null = null;
  let current: { gate: Gate; done: Promise<unknown> } | null = null;

  const backendFor = async (plan: Plan): Promise<OpenedBackend> => {
    const { backend, precision } = plan.spec;
    const key = `${backend} ${precision}`;
    const kernels = kernelsOf(plan);
    const serves = ({ backend, serves }: OpenedBackend) => (backend.alive?.() ?? true) && serves(kernels);
    const fits = opened?.key === key && (await opened.backend.then(serves).catch(() => false));
    if (!(opened && fits)) {
      const old = opened;
      opened = { key, backend: openBackend(environment, backend, { precision, kernels }) };
      await old?.backend.then(dispose).catch(() => {});
    }
    try {
      return await opened.backend;
    } catch (error) {
      opened = null;
      throw error;
    }
  };

  const execute = async (asked: RunSpec, gate: Gate, send: (update: Update) => void): Promise<Ending> => {
    const request = parseRequest(asked);
    const edges = edgesOf(request);
    const plan = reportingEdges(createPlan(countingEdges(request, edges)), edges);
    const silent = silentNames(request, edges);
    send({ type: 'decided', decided: decidedOf(plan, edges) });
    const { backend, pool, note } = await backendFor(plan);
    send({ type: 'device', device: deviceOf(backend, note) });
    await gate.pass();
    if (plan.kind === 'langevin') {
      const paths = await samplePaths(plan, backend, { count: molecules, moments: frames });
      send({ type: 'picture', picture: { paths, landscape: landscapeOf(plan, paths) } });
    }
    const throttle = createThrottle();
    const seen: { last: Progress | null } = { last: null };
    const report = (progress: Progress) => {
      const { finished, total, seconds, trajectorySteps } = progress;
      const whole = progress.report();
      const { result, flows } = whole ? takeEdges(whole, edges, silent) : { result: null, flows: [] };
      send({ type: 'progress', pace: { finished, total, seconds, trajectorySteps }, result, flows });
    };
    try {
      await runPlan(plan, backend, {
        pool,
        mayStart: gate.pass,
        batchMilliseconds,
        onProgress: (progress) => {
          seen.last = progress;
          throttle(() => report(progress));
        },
      });
    } finally {
      if (seen.last) report(seen.last);
    }
    return { how: 'finished' };
  };

  const study = async (
    asked: RunSpec,
    options: SpeedOptions,
    gate: Gate,
    send: (update: SpeedUpdate) => void,
  ): Promise<Ending> => {
    const plan = planSpeeds(asked, options);
    const { backend } = await backendFor(plan.speeds[0]!.plan);
    await gate.pass();
    const throttle = createThrottle();
    let done = 0;
    await studyPullingSpeed(plan, backend, {
      mayStart: gate.pass,
      batchMilliseconds,
      onProgress: (share) => throttle(() => send({ share, study: null })),
      onSpeed: (known) => send({ share: ++done / plan.speeds.length, study: known }),
    });
    return { how: 'finished' };
  };

  const sweep = async (
    request: RunSpec,
    asked: AskedSweep,
    gate: Gate,
    send: (update: SweepUpdate) => void,
  ): Promise<Ending> => {
    const { backend, note } = await backendFor(createPlan(parseRequest(request)));
    send({ type: 'device', device: deviceOf(backend, note) });
    await gate.pass();
    const throttle = createThrottle();
    await runAskedSweep(request, asked, { backend, mayStart: gate.pass, batchMilliseconds, throttle, send });
    return { how: 'finished' };
  };

  const dropBackend = () => {
    opened?.backend.then(dispose).catch(() => {});
    opened = null;
  };

  /** Ends what is under way. */
  const end = async ({ gate, done }: NonNullable<typeof current>): Promise<void> => {
    gate.stop();
    const timer = setTimeout(dropBackend, patience);
    await done;
    clearTimeout(timer);
  };

  /** Starts what comes next once what is under way has stopped. */
  const next = (begin: (gate: Gate) => Promise<Ending>): Promise<Ending> => {
    const gate = createGate();
    const before = current;
    const run = async (): Promise<Ending> => {
      if (before) await end(before);
      if (gate.stopped()) return { how: 'stopped' };
      try {
        return await begin(gate);
      } catch (error) {
        return gate.stopped() ? { how: 'stopped' } : { how: 'failed', failure: failureOf(error) };
      }
    };
    const done = run();
    current = { gate, done };
    return done;
  };

  return {
    catalogue,
    read(request) {
      try {
        return { reading: readRequest(request) };
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
    check(request, sweep) {
      try {
        createPlan(parseRequest(request));
        if (sweep) checkSweep(request, sweep);
        return null;
      } catch (error) {
        return failureOf(error);
      }
    },
    start: (request, onUpdate) => next((gate) => execute(request, gate, onUpdate)),
    studySpeed: (request, options, onUpdate) => next((gate) => study(request, options, gate, onUpdate)),
    sweep: (request, asked, onUpdate) => next((gate) => sweep(request, asked, gate, onUpdate)),
    expected(request, name, value, law) {
      const [at] = sweepRequests(request, { name, from: value, to: value, count: 1 });
      return sweepExpected(at!.request, law);
    },
    importSbml(text, file) {
      try {
        return { imported: requestOfSbml(importSbml(text, file)) };
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
    pause: () => current?.gate.pause(),
    resume: () => current?.gate.resume(),
    stop() {
      if (current) end(current);
    },
  };
}

/** Ends a backend and those who tally beside it. */
async function dispose({ backend, pool }: OpenedBackend): Promise<void> {
  pool?.dispose();
  await backend.dispose();
}

/** A backend as the page names it. */
function deviceOf(backend: OpenedBackend['backend'], note: string | null): Device {
  const { kind, adapter, software, workers = null } = backend;
  return { kind, adapter, software, workers, note };
}
