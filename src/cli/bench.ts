import type { Backend } from '../backends/backend.ts';
import { DeviceError } from '../errors.ts';
import { compareBackends } from '../experiment/compare-backends.ts';
import { openBackend } from '../experiment/open-backend.ts';
import { nodeEnvironment } from './environment.ts';
import { print, printJson, remark } from './print.ts';
import { table } from './text.ts';

/** `eddy bench`: how fast is this machine's CPU, and its GPU, at the same ensemble? */
export async function bench({ json }: { json?: boolean }): Promise<number> {
  const backends: Backend[] = [];
  for (const id of ['cpu', 'webgpu'] as const) {
    try {
      backends.push((await openBackend(nodeEnvironment, id)).backend);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      remark(`${id} left out: ${error.message}`);
    }
  }
  const software = backends.every((b) => b.kind === 'cpu' || b.software);
  const rates = await compareBackends(backends, software ? 50_000 : 1_000_000);
  for (const backend of backends) await backend.dispose();
  const slowest = rates[0]!;
  if (json) printJson({ question: 'dragged trap, million trajectory-steps a second, forward and reverse', rates });
  else {
    const rows = rates.map((r) => [
      r.backend,
      `${r.adapter}${r.software ? ' (software)' : ''}`,
      `${r.rate.toFixed(0)} Msteps/s (${r.slowest.toFixed(0)} … ${r.fastest.toFixed(0)})`,
      `${(r.rate / slowest.rate).toFixed(2)} × cpu`,
      r.correct ? 'answer right' : 'ANSWER WRONG',
    ]);
    print(`Dragged trap, forward and reverse, laws checked:\n${table(rows)}`);
  }
  return rates.every((r) => r.correct) ? 0 : 1;
}
