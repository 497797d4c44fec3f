import type { RunSpec } from '../../experiment/spec.ts';
import type { AskedSweep } from './asked-sweep.ts';

/** Settings of a run that options of the command line name alike. */
const options = ['seed', 'dt', 'duration', 'backend', 'precision', 'integrator', 'rounds'] as const;

/** The same sweep on the command line; null for a model of one's own, which is a file there. */
export function sweepCommand(request: RunSpec, asked: AskedSweep, trajectories: number): string | null {
  if (request.system === undefined) return null;
  const { name, from, to, count, logarithmic } = asked;
  const set = Object.entries(request.parameters ?? {}).filter(([id]) => id !== name);
  return [
    `eddy run ${request.system} --sweep ${name}=${from}:${to}:${count}${logarithmic ? ':log' : ''}`,
    ...set.map(([id, value]) => `--set ${id}=${value}`),
    `--trajectories ${trajectories}`,
    ...options
      .filter((id) => request[id] !== undefined && request[id] !== 'auto' && !(id === 'duration' && name === 'tau'))
      .map((id) => `--${id} ${request[id]}`),
    '--json',
  ].join(' ');
}
