import * as Comlink from 'comlink';
import { describe, expect, test } from 'vitest';
import { browserEnvironment } from '../../src/app/engine/browser-environment.ts';
import { connectEngine } from '../../src/app/engine/engine.ts';
import type { Update } from '../../src/app/engine/engine-api.ts';
import { createPlan } from '../../src/experiment/create-plan.ts';
import { openBackend } from '../../src/experiment/open-backend.ts';
import type { Result } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';

const environment = { ...browserEnvironment, cores: 2 };
const request: RunSpec = { system: 'breathing-trap', trajectories: 4096, seed: 11 };

async function inPage(backend: 'cpu' | 'webgpu'): Promise<Result> {
  const { backend: opened } = await openBackend(environment, backend);
  try {
    return await runPlan(createPlan(parseRequest({ ...request, backend })), opened);
  } finally {
    await opened.dispose();
  }
}

async function inWorker(backend: 'cpu' | 'webgpu'): Promise<Result> {
  const engine = connectEngine();
  let result: Result | null = null;
  const ending = await engine.start(
    { ...request, backend },
    Comlink.proxy((update: Update) => {
      if (update.type === 'progress') result = update.result;
    }),
  );
  expect(ending).toEqual({ how: 'finished' });
  expect(result!.timing.trajectories).toBe(4096);
  return result!;
}

/** Trajectories in different bins of two histograms, as a part of all. */
function difference(a: Result, b: Result): number {
  const ids = ['work-forward', 'work-reverse'];
  const moved = ids.map((id) => {
    expect(b.histograms[id]!.edges).toEqual(a.histograms[id]!.edges);
    return a.histograms[id]!.counts.reduce((sum, n, i) => sum + Math.abs(n - b.histograms[id]!.counts[i]!), 0) / 2;
  });
  return Math.max(...moved) / 4096;
}

describe('in a browser', () => {
  // Single precision leaves 1e-5 kT or so: of bins 0.1 kT wide and 4096 works, about one may change its bin.
  const rounding = 2 / 4096;

  test('WebGPU counts the same works as the CPU', async () => {
    expect(difference(await inPage('cpu'), await inPage('webgpu'))).toBeLessThanOrEqual(rounding);
  });

  test('page and worker give the same bits', async () => {
    const [page, worker] = [await inPage('cpu'), await inWorker('cpu')];
    expect(worker.histograms).toEqual(page.histograms);
    expect(worker.estimates).toEqual(page.estimates);
  });

  test('WebGPU works in a worker', async () => {
    const [cpu, webgpu] = [await inWorker('cpu'), await inWorker('webgpu')];
    expect(webgpu.backend.kind).toBe('webgpu');
    expect(difference(cpu, webgpu)).toBeLessThanOrEqual(rounding);
  });
});
