import { describe, expect, it } from 'vitest';
import { cpuBackend, webgpuBackend } from '../backends/environment.ts';
import { dsmtsCases } from '../known-answer/dsmts/read-results.ts';
import { judgeCase } from './score.ts';
import { typedReactions } from './typed-reactions.ts';

/** Sizes that fit a test run; the full ones, 10 000 and 100 000 on both backends, are set by SUITE_TRAJECTORIES and SUITE_BACKENDS. */
const trajectories = Number(process.env.SUITE_TRAJECTORIES ?? 10_000);
const everywhere = process.env.SUITE_BACKENDS === 'all';
/** Full sizes take minutes, on a software adapter half an hour: a birth and death of ten thousand makes 10⁵ jumps a trajectory. */
const limit = (everywhere ? 720_000 : 120_000) * Math.max(1, trajectories / 10_000);

describe('stochastic test suite, from SBML, on the cpu', () => {
  it.each(dsmtsCases)(
    'case %s: means and variances agree at every time',
    async (id) => {
      const score = await judgeCase(id, trajectories, await cpuBackend('single'));
      expect(score, JSON.stringify(score)).toMatchObject({ passes: true });
    },
    limit,
  );
});

describe('stochastic test suite, from SBML, on WebGPU', () => {
  it.each(everywhere ? dsmtsCases : ['00001', '00033'])(
    'case %s: means and variances agree at every time',
    async (id) => {
      const score = await judgeCase(id, everywhere ? trajectories : 2000, await webgpuBackend());
      expect(score, JSON.stringify(score)).toMatchObject({ passes: true });
    },
    limit,
  );
});

/** Ten thousand individuals take minutes; typed in they make the very reactions of the SBML file. */
const slow = ['00005', '00023'];

describe.each([
  ['the cpu', () => cpuBackend('single'), trajectories, (id: string) => everywhere || !slow.includes(id)],
  ['WebGPU', webgpuBackend, everywhere ? trajectories : 2000, (id: string) => everywhere || id === '00029'],
] as const)('stochastic test suite, typed in, on %s', (_, create, size, chosen) => {
  it.each(dsmtsCases.filter(chosen))(
    'case %s: means and variances agree at every time',
    async (id) => {
      const score = await judgeCase(id, size, await create(), typedReactions[id]);
      expect(score, JSON.stringify(score)).toMatchObject({ passes: true });
    },
    limit,
  );
});
