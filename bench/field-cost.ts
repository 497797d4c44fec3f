import { drivenRing } from '../src/exact/ring/driven-ring.ts';
import { createPlan } from '../src/experiment/create-plan.ts';
import { runPlan } from '../src/experiment/run.ts';
import { parseRequest } from '../src/experiment/spec.ts';
import { openCpu } from './open.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** What measuring a current field costs. */
export interface FieldCost {
  /** Time of a run with the field over that of the same run without. */
  readonly ratio: Spread;
  /** Largest distance of the field's mean velocity from the exact one, in standard errors of 15 degrees of freedom. */
  readonly largestT: number;
  readonly right: boolean;
}

const parameters = { V0: 1, f: 0.5, mu: 1, kT: 0.5 };

const model = {
  coordinates: { x: { periodic: '2*pi' } },
  parameters,
  potential: 'V0*cos(x)',
  force: { x: 'f' },
};

/** Student's t of 15 degrees is beyond this once in 150 000 times. */
const largest = 6.6;

/** A driven ring with and without density and current on 256 cells, on the CPU backend, in turn. */
export async function timeField(trajectories: number, rounds: number, seed: number): Promise<FieldCost> {
  const backend = await openCpu('single', 2);
  const run = async (field: Record<string, number>, round: number) => {
    const spec = { model, duration: 4, dt: 0.002, trajectories, seed: seed + round, field };
    return runPlan(createPlan(parseRequest(spec)), backend);
  };
  const ts: number[] = [];
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const plain = await run({}, round);
    const { field, timing } = await run({ x: 256 }, round);
    if (round > 0) times.push(timing.advanceSeconds / plain.timing.advanceSeconds); // the first round warms up
    const [velocity] = field!.velocity;
    ts.push(Math.abs(velocity!.value! - drivenRing(parameters).velocity) / velocity!.standardError!);
  }
  await backend.dispose();
  const largestT = Math.max(...ts);
  return { ratio: spreadOf(times), largestT, right: largestT <= largest };
}
