import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, eddy, scratch } from './eddy.ts';

const { path, write } = scratch();
beforeAll(build);

const trap = ['run', 'breathing-trap', '--trajectories', '100', '--backend', 'cpu'];
const well = { coordinates: { x: {} }, controls: { lambda: { ramp: [0, 1] } }, potential: 'x^4 - lambda*x' };
const model = (name: string, change: object) =>
  write(`${name}.json`, { model: { ...well, ...change }, duration: 1, dt: 0.1, trajectories: 10 });

/** Command lines that are wrong, and what the one line on stderr must name. */
const wrong: [string, () => string[], RegExp][] = [
  ['an unknown command', () => ['frobnicate'], /frobnicate/],
  ['an unknown option', () => [...trap, '--frobnicate'], /--frobnicate/],
  ['no system', () => ['run'], /system/],
  ['an unknown system', () => ['run', 'perpetuum-mobile'], /system: perpetuum-mobile \(must be one of/],
  ['an unknown system to show', () => ['show', 'perpetuum-mobile'], /perpetuum-mobile/],
  ['an unknown system to verify', () => ['verify', 'perpetuum-mobile'], /perpetuum-mobile/],
  ['an unknown parameter', () => [...trap, '--set', 'nonsense=1'], /parameters\.nonsense: 1/],
  ['a parameter out of range', () => [...trap, '--set', 'tau=-1'], /parameters\.tau: -1 \(must be at least/],
  ['a parameter in words', () => [...trap, '--set', 'tau=soon'], /parameters\.tau: soon \(must be a number\)/],
  ['a parameter without value', () => [...trap, '--set', 'tau='], /parameters\.tau: +\(must be a number\)/],
  ['an assignment that is none', () => [...trap, '--set', 'tau'], /--set: tau \(must be name=value\)/],
  ['an infinite parameter', () => [...trap, '--set', 'tau=Infinity'], /parameters\.tau: Infinity/],
  ['no trajectories', () => [...trap, '--trajectories', '0'], /trajectories: 0/],
  ['half a trajectory', () => [...trap, '--trajectories', '10.5'], /trajectories: 10\.5/],
  ['a seed below 0', () => [...trap, '--seed=-1'], /seed: -1/],
  ['a seed above 2^64', () => [...trap, '--seed', '18446744073709551616'], /seed: 18446744073709551616/],
  ['an empty seed', () => [...trap, '--seed', ''], /seed: /],
  [
    'an integrator for jumps',
    () => ['run', 'triangle', '--integrator', 'baoab'],
    /integrator: baoab \(jump processes have no time step/,
  ],
  ['a time step of 0', () => [...trap, '--dt', '0'], /dt: 0/],
  ['a time step not worth waiting for', () => [...trap, '--dt', '1e-13'], /dt: 1e-13 \(gives \d+ steps/],
  ['duration and tau', () => [...trap, '--duration', '1', '--set', 'tau=2'], /--duration: 1 /],
  ['an unknown backend', () => [...trap, '--backend', 'abacus'], /backend: abacus \(must be one of/],
  ['fused multiply-adds off the CPU', () => ['run', 'breathing-trap', '--fast'], /fast: true \(needs backend cpu\)/],
  ['the browser’s backend', () => [...trap, '--backend', 'webgl'], /webgl/],
  [
    'double precision off the CPU',
    () => ['run', 'hairpin', '--backend', 'webgpu', '--precision', 'double'],
    /precision: double/,
  ],
  ['an unknown precision', () => [...trap, '--precision', 'half'], /precision: half/],
  ['an unknown integrator', () => [...trap, '--integrator', 'verlet'], /integrator: verlet/],
  ['other rounds', () => [...trap, '--rounds', '7'], /rounds: 7/],
  ['no workers', () => [...trap, '--workers', '0'], /workers: 0/],
  ['far too many workers', () => [...trap, '--workers', '1e6'], /workers: 1e6/],
  ['--csv without --out', () => [...trap, '--csv'], /--csv/],
  [
    'a sweep in words',
    () => [...trap, '--sweep', 'tau=1-2'],
    /--sweep: tau=1-2 \(must be name=from:to:count or name=from:to:count:log\)/,
  ],
  ['a sweep of an unknown parameter', () => [...trap, '--sweep', 'nonsense=1:2:2'], /parameters\.nonsense/],
  ['a sweep that leaves the range', () => [...trap, '--sweep', 'tau=1:-1:3'], /parameters\.tau/],
  ['a missing file', () => ['run', path('none.json')], /none\.json.*no such file/],
  ['a folder as a file', () => ['run', '/tmp/'], /\/tmp\//],
  ['a file that is no JSON', () => ['run', write('broken.json', '{')], /broken\.json \(is not JSON/],
  ['a JSON list', () => ['run', write('list.json', [])], /list\.json/],
  ['a formula cut short', () => ['run', model('cut', { potential: 'x^' })], /model\.potential: x\^ /],
  ['an unknown name', () => ['run', model('name', { potential: 'q*x^2' })], /model\.potential: .*q/],
  ['a property', () => ['run', model('property', { potential: 'x.constructor' })], /model\.potential: x\.constructor/],
  [
    'a potential unbounded below',
    () => ['run', model('below', { potential: '-x^4' })],
    /model\.potential: -x\^4 .*no equilibrium/,
  ],
  [
    'ten thousand brackets',
    () => ['run', model('brackets', { potential: `${'('.repeat(1e4)}x${')'.repeat(1e4)}` })],
    /model\.potential/,
  ],
  [
    'a division by zero',
    () => ['run', model('zero', { potential: '0/0*x^2' })],
    /model\.potential: 0\/0\*x\^2 \(divides by zero\)/,
  ],
  [
    'a parameter named like a number',
    () => ['run', model('pi', { parameters: { pi: 3 } })],
    /model: pi \(is a word of/,
  ],
  [
    'no kind of model',
    () => ['run', write('kind.json', { model: { foo: 1 }, duration: 1 })],
    /model: \{"foo":1\} \(must have/,
  ],
  [
    'a number beyond double precision',
    () => ['run', write('huge.json', '{"system":"triangle","duration":1e400}')],
    /duration: Infinity \(must be finite\)/,
  ],
  [
    'half a molecule at the start',
    () => ['run', write('half.json', { model: { species: { P: 1.5 }, reactions: ['P -> 0 : 1'] }, duration: 1 })],
    /model\.species\.P: 1\.5 \(must be a whole number ≥ 0 or a formula\)/,
  ],
  [
    'SBML cut short, in several lines',
    () => ['run', write('cut.xml', '<sbml>\n<model>\n')],
    /cut\.xml: <sbml> <model>/,
  ],
  [
    'works that are not there',
    () => ['estimate', '--forward', path('none.csv')],
    /--forward: .*none\.csv \(no such file\)/,
  ],
  [
    'works in words',
    () => ['estimate', '--forward', write('words.csv', 'work\n1\ntwo\n3\n')],
    /--forward words\.csv line 3: two \(must be a number\)/,
  ],
  [
    'an empty file',
    () => ['estimate', '--forward', write('empty.csv', '')],
    /--forward empty\.csv: 0 bytes \(is empty\)/,
  ],
  [
    'a file of one blank line',
    () => ['estimate', '--forward', write('blank.csv', '\n')],
    /--forward blank\.csv: 1 bytes \(is empty\)/,
  ],
  [
    'a header and no works',
    () => ['estimate', '--forward', write('header.csv', 'work\n')],
    /--forward header\.csv: work \(holds a header and no values\)/,
  ],
  [
    'an empty reverse file',
    () => ['estimate', '--forward', write('one.csv', '1\n2\n'), '--reverse', write('empty.csv', '')],
    /--reverse empty\.csv: 0 bytes \(is empty\)/,
  ],
  ['a folder of works', () => ['estimate', '--forward', path('.')], /--forward: .* \(is a folder: give its files\)/],
  [
    'a column that is not there',
    () => ['estimate', '--forward', write('one.csv', 'work\n1\n'), '--column', 'heat'],
    /--column: heat/,
  ],
  [
    'an unknown unit',
    () => ['estimate', '--forward', write('one.csv', '1\n'), '--unit', 'furlong'],
    /--unit: furlong \(must be one of/,
  ],
  [
    'a unit without temperature',
    () => ['estimate', '--forward', write('one.csv', '1\n'), '--unit', 'kJ/mol'],
    /--unit: kJ\/mol/,
  ],
  [
    'a temperature of 0',
    () => ['estimate', '--forward', write('one.csv', '1\n'), '--temperature', '0'],
    /--temperature: 0/,
  ],
  ['a kT of 0', () => ['estimate', '--forward', write('one.csv', '1\n'), '--kT', '0'], /--kT: 0 \(must be > 0\)/],
  [
    'a unit in the heading and no temperature',
    () => ['estimate', '--forward', write('molar.csv', 'W / kJ/mol\n1\n2\n')],
    /--temperature: none \(molar\.csv is in kJ\/mol: give --temperature or --kT/,
  ],
  [
    'one kT for two units',
    () => [
      ...['estimate', '--kT', '2.5', '--forward', write('molar.csv', 'W / kJ/mol\n1\n2\n')],
      ...['--reverse', write('kcal.csv', 'W [kcal/mol]\n1\n2\n')],
    ],
    /--kT: 2\.5 \(the files are in kJ\/mol and kcal\/mol: give --temperature instead\)/,
  ],
  [
    'a force without its distance',
    () => ['estimate', '--forward', write('pull.csv', 'F,x\n1,2\n3,4\n'), '--force', 'F'],
    /--force: F \(needs --distance\)/,
  ],
  [
    'a force without a unit',
    () => ['estimate', '--forward', write('pull.csv', 'F,x\n1,2\n3,4\n'), '--force', 'F', '--distance', 'x'],
    /--force-unit: none for F \(must be given: the heading states none\)/,
  ],
  [
    'pulls told apart in a file of works',
    () => ['estimate', '--forward', write('works.csv', 'w\n1\n2\n'), '--pull', 'w'],
    /--pull: w \(needs --force and --distance\)/,
  ],
  [
    'a λ that goes nowhere',
    () => ['estimate', '--forward', write('pull.csv', 'F,x\n1,2\n3,4\n'), '--lambda', '1:1'],
    /--lambda: 1:1 \(must be two different numbers, as 0:1\)/,
  ],
  ['no works at all', () => ['estimate'], /--forward/],
];

describe('what cannot be done', () => {
  test.each(wrong)('%s: exit 2, one clear line, nothing on stdout, nothing written', async (_, args, line) => {
    const out = path('out');
    const command = args();
    const writes = command[0] === 'run' && !command.some((a) => ['--sweep', '--csv'].includes(a)) ? ['--out', out] : [];
    const { code, stdout, stderr } = await eddy(...command, ...writes);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/unexpected failure| at .*\.js/);
    expect(existsSync(out)).toBe(false);
  });

  test('an --out that is a file: exit 2 before anything runs, the file as it was', async () => {
    const file = write('taken', 'precious');
    const { code, stdout, stderr } = await eddy(...trap, '--out', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^eddy: --out: .*taken \([^\n]+\)\n$/);
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  test.runIf(process.platform === 'linux')('an --out where no folder can be made: exit 2, at once', async () => {
    for (const folder of ['/proc/x', '/proc/x/y']) {
      const began = performance.now();
      const { code, stderr } = await eddy(...trap, '--out', folder);
      expect(stderr).toBe(`eddy: --out: ${folder} (/proc/x cannot be made)\n`);
      expect(code).toBe(2);
      // The clock of a busy machine: a start of Node takes a second there, trying without end takes for ever.
      expect(performance.now() - began).toBeLessThan(60_000);
    }
  });
});
