import type { Backend } from '../backend.ts';
import type { Proof } from './proof.ts';
import { randomWords } from './random-words.ts';
import { summation } from './summation.ts';

/** One property that a device must have for its results to be right. */
export interface SelfTest {
  readonly id: string;
  readonly statement: string;
  readonly passed: boolean;
  /** What was seen, in words. */
  readonly detail: string;
}

/** Trajectories of a proof. */
const count = 64;

/** Proves on the device what a driver's compiler may break: compensated summation, and random words. */
export async function selfTest(
  backend: Backend,
  proofs: readonly Proof[] = [summation, randomWords],
): Promise<SelfTest[]> {
  const results: SelfTest[] = [];
  for (const proof of proofs) results.push(await prove(backend, proof));
  return results;
}

async function prove(backend: Backend, { id, statement, kernel, process, expected }: Proof): Promise<SelfTest> {
  const program = await backend.prepare(kernel);
  try {
    const [columns] = await program.run(process, { first: 0, count }, [process.groups]);
    const { data, stride } = columns!;
    const right = Array.from({ length: count }, (_, i) => expected(i).every((x, c) => data[c * stride + i] === x));
    const exact = right.filter(Boolean).length;
    return { id, statement, passed: exact === count, detail: `${exact} of ${count} trajectories exact` };
  } finally {
    program.dispose();
  }
}
