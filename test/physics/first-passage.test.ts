import { describe, expect, test } from 'vitest';
import { integrate } from '../../src/exact/integrate.ts';
import type { RunSpec } from '../../src/experiment/spec.ts';
import { cpuBackend } from '../backends/environment.ts';
import { expectDistribution } from '../exact/kolmogorov.ts';
import { collect, planOf } from '../experiment/collect.ts';
import { meanOf } from '../mean-of.ts';
import { expectWithinError } from '../within-error.ts';

const passages = { hit: { coordinate: 'x', level: 'L' } };
const run = async (request: RunSpec) =>
  collect(await cpuBackend(request.precision), planOf({ seed: 31, trajectories: 2 ** 16, ...request }));
