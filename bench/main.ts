// How many trajectory-steps a second does Eddy make, and how many do others that solve the same problem?
import { parseArgs } from 'node:util';
import { coldStartArgument, coldStartHere } from './cold-start.ts';
import { jumpRows } from './jump-rows.ts';
import { measure } from './result.ts';
import { rows } from './rows.ts';
import { document, jsonOf, save } from './save.ts';
import { textOf } from './text.ts';

const usage = `npm run bench -- [--quick] [--only ID,ID…] [--rounds N] [--seed S] [--json] [--reference]

--quick      an eighth of the trajectories, 3 rounds
--only       some of ${[...rows, ...jumpRows].map((row) => row.id).join(', ')}
--reference  writes bench/results/reference.json and docs/measurements.md instead of bench/results/local/latest.json`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

function refuse(message: string): never {
  say(`${message}\n\n${usage}`);
  process.exit(2);
}

function request() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', default: '' },
        rounds: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        reference: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
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

async function main(): Promise<number> {
  if (process.argv[2] === coldStartArgument) {
    process.stdout.write(JSON.stringify(await coldStartHere()));
    return 0;
  }
  const asked = request();
  if (asked.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const only = asked.only.split(',').filter(Boolean);
  const unknown = only.find((id) => ![...rows, ...jumpRows].some((row) => row.id === id));
  if (unknown) refuse(`--only: ${unknown} (no such row)`);
  const result = await measure({
    trajectories: asked.quick ? 2 ** 15 : 2 ** 18,
    rounds: whole('rounds', asked.rounds ?? (asked.quick ? '3' : '5'), 1),
    seed: whole('seed', asked.seed, 0),
    works: 1e6,
    only,
    say,
  });
  process.stdout.write(asked.json ? jsonOf(result) : `${textOf(result)}\n`);
  say(`written: ${save(result, asked.reference ? 'reference' : 'local/latest')}`);
  if (asked.reference) say(`written: ${document(result)}`);
  return [...result.rows, ...result.jumps.rows].every((row) => row.right) ? 0 : 1;
}

// Dawn keeps the process alive and must be left by `exit`, once what was written has gone out.
const code = await main();
process.stdout.write('', () => process.exit(code));
