// How many trajectory-steps a second does Eddy make, and how many do others that solve the same problem?
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAccuracy } from './accuracy/accuracy.ts';
import { pullerRows } from './accuracy/puller-rows.ts';
import { type ColdStartBackend, coldStartArgument, coldStartHere } from './cold-start.ts';
import { Missing } from './entrant.ts';
import { judge } from './goals.ts';
import { measureGpu } from './gpu.ts';
import { measureGrowth } from './growth/growth.ts';
import { memoryArgument, memoryHere } from './growth/memory.ts';
import { countInstructions, type Instructions } from './instructions/instructions.ts';
import { jumpRows } from './jump-rows.ts';
import { describeMachine } from './machine.ts';
import { asExpected } from './reported.ts';
import type { BenchResult, Measured } from './result.ts';
import { gpuRows, rows } from './rows.ts';
import { document, draw, jsonOf, save } from './save.ts';
import { measureSpeed, type SpeedOptions } from './speed.ts';
import { textOf } from './text.ts';

const ids = [...new Set([...rows, ...gpuRows, ...jumpRows, ...pullerRows].map((row) => row.id))];

const usage = `npm run bench -- [--growth | --accuracy | --gpu | --instructions | --reference] [--quick] [--only ID,ID…] [--rounds N] [--seed S] [--json]

             throughput of every program that is installed, in bench/results/local/latest.json
--growth     time and memory against trajectories and steps, and the gain of a second worker
--accuracy   seconds until ΔF of the hairpin is known to 0.01 kT
--gpu        throughput on a GPU, with CUDA beside it where nvcc and its device are
--instructions  what a step takes on a GPU, counted in machine code: needs nvcc and cuobjdump, and no GPU
--reference  all but the GPU, in bench/results/reference.json, docs/measurements.md and the pictures beside it
--quick      an eighth of the trajectories or fewer, 3 rounds
--only       some of ${ids.join(', ')}`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

function refuse(message: string): never {
  say(`${message}\n\n${usage}`);
  process.exit(2);
}

function request() {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      options: {
        ...{
          growth: flag,
          accuracy: flag,
          gpu: flag,
          instructions: flag,
          reference: flag,
          quick: flag,
          json: flag,
          help: flag,
        },
        only: { type: 'string', default: '' },
        rounds: { type: 'string' },
        seed: { type: 'string', default: '1' },
      },
    });
    return values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) refuse(`--${name}: ${text} (must be an integer ≥ ${least})`);
  return value;
}

/** What the program does when it is started as a part of itself. */
async function partOfItself([name, ...args]: readonly string[]): Promise<string | null> {
  if (name === coldStartArgument) return JSON.stringify(await coldStartHere(args[0] as ColdStartBackend));
  if (name === memoryArgument) return String(await memoryHere(Number(args[0]), Number(args[1])));
  return null;
}

async function measure(asked: ReturnType<typeof request>): Promise<Measured> {
  const { quick, reference } = asked;
  const only = asked.only.split(',').filter(Boolean);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown) refuse(`--only: ${unknown} (no such row)`);
  const rounds = whole('rounds', asked.rounds ?? (quick ? '3' : '5'), 1);
  const few = Math.min(rounds, 3);
  const common = { seed: whole('seed', asked.seed, 0), only, say };
  const options: SpeedOptions = {
    ...common,
    rounds,
    trajectories: quick ? 2 ** 15 : 2 ** 18,
    works: quick ? 1e5 : 1e6,
  };
  const part = asked.growth || asked.accuracy || asked.gpu || asked.instructions;
  return {
    speed: reference || !part ? await measureSpeed(options) : null,
    gpu: asked.gpu ? await measureGpu(options, quick).catch(refuseMissing('gpu')) : null,
    growth: reference || asked.growth ? await measureGrowth({ ...common, rounds: few, decades: quick ? 3 : 5 }) : null,
    accuracy:
      reference || asked.accuracy ? await measureAccuracy({ ...common, rounds: few, share: quick ? 1 / 8 : 1 }) : null,
    instructions:
      reference || asked.instructions ? countedOr(reference ? absent : refuseMissing('instructions')) : null,
  };
}

const refuseMissing =
  (part: string) =>
  (error: unknown): never => {
    if (error instanceof Missing) refuse(`--${part}: ${error.message}`);
    throw error;
  };

/** The reference says what is not there, and goes on without it. */
function absent(error: unknown): null {
  if (!(error instanceof Missing)) throw error;
  say(`instructions: left out (${error.message})`);
  return null;
}

function countedOr(otherwise: (error: unknown) => null): Instructions | null {
  try {
    return countInstructions();
  } catch (error) {
    return otherwise(error);
  }
}

/** Whether every answer was right, but for those that are known to be wrong. */
const allRight = ({ speed, gpu, growth, accuracy }: Measured): boolean =>
  [...(speed ? [speed.trap, speed.jumps] : []), ...(gpu ? [gpu.trap, gpu.jumps] : [])].every((r) =>
    asExpected(r.rows),
  ) &&
  (growth?.right ?? true) &&
  (accuracy?.rows ?? []).every(({ right }) => right);

async function main(): Promise<number> {
  const answer = await partOfItself(process.argv.slice(2));
  if (answer !== null) {
    process.stdout.write(answer);
    return 0;
  }
  const asked = request();
  if (asked.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const measured = await measure(asked);
  const question = 'How many trajectory-steps a second, on this machine, in one interleaved run?';
  // Where only some programs were asked for, what the others are for is left out.
  const goals = judge(measured).filter((goal) => !asked.only || goal.measured !== null);
  const result: BenchResult = { question, machine: describeMachine(), ...measured, goals };
  process.stdout.write(asked.json ? jsonOf(result) : `${textOf(result)}\n`);
  const name = (['gpu', 'growth', 'accuracy', 'instructions'] as const).find((part) => asked[part]) ?? 'latest';
  const saved = save(result, asked.reference ? 'reference' : `local/${name}`);
  const drawn = asked.reference ? document(result) : draw(result, dirname(saved));
  for (const path of [saved, ...drawn]) say(`written: ${path}`);
  return allRight(measured) ? 0 : 1;
}

// Dawn keeps the process alive and must be left by `exit`, once what was written has gone out.
const code = await main();
process.stdout.write('', () => process.exit(code));
