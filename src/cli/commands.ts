import { Command, CommanderError, Option } from 'commander';
import { SpecError } from '../errors.ts';
import { backendIds } from '../experiment/spec.ts';
import { version } from '../version.ts';

/** Options as commander hands them over: text. */
export interface RunOptions {
  readonly set: readonly string[];
  readonly trajectories?: string;
  readonly seed?: string;
  readonly dt?: string;
  readonly duration?: string;
  readonly backend?: string;
  readonly precision?: string;
  readonly integrator?: string;
  readonly rounds?: string;
  readonly workers?: string;
  readonly fast?: boolean;
  readonly recordEvery?: string;
  readonly windows?: string;
  /** True where no number of cells follows. */
  readonly profile?: string | true;
  readonly sweep?: string;
  readonly shard?: string;
  readonly checkpoint?: string;
  readonly out?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export type ShowOptions = Pick<RunOptions, 'set' | 'json'>;

export type ResumeOptions = Pick<RunOptions, 'workers' | 'json' | 'quiet'>;

export type MergeOptions = Pick<RunOptions, 'out' | 'csv' | 'json' | 'quiet'>;

export interface SpeedOptions
  extends Pick<
    RunOptions,
    | 'set'
    | 'seed'
    | 'dt'
    | 'duration'
    | 'backend'
    | 'precision'
    | 'integrator'
    | 'rounds'
    | 'workers'
    | 'out'
    | 'json'
    | 'quiet'
  > {
  readonly durations?: string;
  readonly budget?: string;
  readonly rest?: string;
  readonly experiments?: string;
}

export interface VerifyOptions {
  readonly backend?: string;
  readonly trajectories?: string;
  readonly seed?: string;
  readonly jitter?: string;
  readonly workers?: string;
  readonly page?: string;
  readonly json?: boolean;
}

export interface EstimateOptions {
  readonly forward?: readonly string[];
  readonly windows?: readonly string[];
  readonly pair?: readonly string[];
  readonly reverse?: readonly string[];
  readonly kT?: string;
  readonly temperature?: string;
  readonly unit?: string;
  readonly column?: string;
  readonly reverseColumn?: string;
  readonly reverseSign?: string;
  readonly lambda?: string;
  readonly force?: string;
  readonly distance?: string;
  readonly forceUnit?: string;
  readonly distanceUnit?: string;
  readonly pull?: string;
  readonly report?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** What each command does; resolves to the exit code. */
export interface Actions {
  readonly list: (options: { json?: boolean }) => Promise<number>;
  readonly show: (system: string, options: ShowOptions) => Promise<number>;
  readonly run: (target: string, options: RunOptions) => Promise<number>;
  readonly resume: (file: string, options: ResumeOptions) => Promise<number>;
  readonly merge: (parts: readonly string[], options: MergeOptions) => Promise<number>;
  readonly speed: (target: string, options: SpeedOptions) => Promise<number>;
  readonly verify: (systems: readonly string[], options: VerifyOptions) => Promise<number>;
  readonly estimate: (options: EstimateOptions) => Promise<number>;
  readonly bench: (options: { json?: boolean }) => Promise<number>;
  readonly devices: (options: { json?: boolean }) => Promise<number>;
}

const collect = (value: string, previous: readonly string[]) => [...previous, value];
/** Refuses what is said twice and would silently count once. @throws SpecError */
const onlyOnce = (option: string) => (value: string, previous: string | undefined) => {
  if (previous !== undefined) throw SpecError.of(option, value, `cannot be given again: ${previous} is there already`);
  return value;
};
const backends = backendIds.join(', ');

/** Performs what the command line says; resolves to the exit code. @throws CommanderError on a malformed one */
export async function parseCommandLine(argv: readonly string[], actions: Actions): Promise<number> {
  let code = 0;
  const perform =
    <A extends unknown[]>(action: (...args: A) => Promise<number>) =>
    async (...args: unknown[]) => {
      code = await action(...(args.slice(0, -1) as A)); // the last argument is the command itself
    };
  const program = new Command('eddy')
    .description('Ensembles of driven stochastic trajectories, with exact answers beside the numbers')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .showSuggestionAfterError(false);
  const json = new Option('--json', 'print JSON');
  program.command('list').description('every system').addOption(json).action(perform(actions.list));
  program
    .command('show')
    .description('equations, parameters, laws and sources of a system')
    .argument('<system>')
    .option('--set <name=value>', 'show it at this value of a parameter (repeatable)', collect, [])
    .addOption(json)
    .action(perform(actions.show));
  program
    .command('run')
    .description('run a system or a SPEC.json')
    .argument('<system|SPEC.json|SBML.xml>')
    .option('--set <name=value>', 'a parameter (repeatable)', collect, [])
    .option('--trajectories <N>', 'trajectories of each direction')
    .option('--seed <S>', 'an integer from 0 to 2^64 − 1')
    .option('--dt <DT>', 'time step at most; shortened where whole groups of steps have to fit the duration')
    .option('--duration <T>', 'length of the run; sets tau where the system has one')
    .option('--backend <B>', backends)
    .option('--precision <P>', 'single, or double on the cpu')
    .option('--integrator <I>', 'time-stepping scheme')
    .option('--rounds <R>', 'rounds of Threefry: 13 or 20')
    .option('--workers <W>', 'worker threads of the cpu backend')
    .option('--fast', 'fused multiply-adds on the cpu: not the same to the last bit everywhere')
    .option('--record-every <DT>', 'record averages every DT time units')
    .option('--windows <K>', 'MBAR and thermodynamic integration from equilibrium samples at K points of the protocol')
    .option(
      '--profile [CELLS]',
      'estimate the free-energy profile of a driven model of one coordinate from all trajectories',
    )
    .option(
      '--sweep <name=from:to:count[:log]>',
      'one run for each value of a parameter; :log for values a factor apart',
      onlyOnce('--sweep'),
    )
    .option(
      '--checkpoint <FILE>',
      'keep the state there while it runs; eddy resume goes on where it stopped',
      onlyOnce('--checkpoint'),
    )
    .option(
      '--shard <I/N>',
      'run part I of N of the ensemble, into the file --out; eddy merge joins them',
      onlyOnce('--shard'),
    )
    .option('--out <DIR>', 'write result.json, works.parquet, field.csv and profile.csv there')
    .option('--csv', 'write works.csv too')
    .option('--quiet', 'no progress')
    .addOption(json)
    .action(perform(actions.run));
  program
    .command('resume')
    .description('go on with a run that was stopped, bit for bit, as its --checkpoint file says')
    .argument('<FILE>')
    .option('--workers <W>', 'worker threads of the cpu backend')
    .option('--quiet', 'no progress')
    .addOption(json)
    .action(perform(actions.resume));
  program
    .command('merge')
    .description('the result of one ensemble from all its parts (run --shard), bit for bit that of one run')
    .argument('<PART...>')
    .option('--out <DIR>', 'write result.json, works.parquet, field.csv and profile.csv there')
    .option('--csv', 'write works.csv too')
    .option('--quiet', 'no remarks')
    .addOption(json)
    .action(perform(actions.merge));
  program
    .command('speed')
    .description('how fast to pull when the total time is given: dissipated work, bias and spread against speed')
    .argument('<system|SPEC.json>')
    .option('--durations <from:to:count>', 'durations of a pull, a constant factor apart')
    .option('--budget <T>', 'total time of one experiment, all its pulls together')
    .option('--rest <T>', 'time before each pull to come to equilibrium, counted in the total')
    .option('--experiments <M>', 'experiments at each speed, from whose scatter errors come')
    .option('--set <name=value>', 'a parameter (repeatable)', collect, [])
    .option('--seed <S>', 'an integer from 0 to 2^64 − 1')
    .option('--dt <DT>', 'time step at most; shortened where whole groups of steps have to fit the duration')
    .option('--duration <T>', 'duration in the middle of the default range')
    .option('--backend <B>', backends)
    .option('--precision <P>', 'single, or double on the cpu')
    .option('--integrator <I>', 'time-stepping scheme')
    .option('--rounds <R>', 'rounds of Threefry: 13 or 20')
    .option('--workers <W>', 'worker threads of the cpu backend')
    .option('--out <DIR>', 'write speed.json and speed.csv there')
    .option('--quiet', 'no progress')
    .addOption(json)
    .action(perform(actions.speed));
  program
    .command('verify')
    .description('test every law of the systems named, or of all; exit 1 when one does not hold')
    .argument('[systems...]')
    .option('--backend <B>', backends)
    .option('--trajectories <N>', 'trajectories of each direction')
    .option('--seed <S>', 'seed', '1')
    .option('--jitter <S>', 'move every parameter off its default by random factors drawn with this seed')
    .option('--workers <W>', 'worker threads of the cpu backend')
    .option('--page <FILE.md>', 'write every law with its statement, measured and exact values to this file')
    .addOption(json)
    .action(perform(actions.verify));
  program
    .command('estimate')
    .description('free energies from work values of your own')
    .option(
      '--forward <FILE...>',
      'works of the forward process: text, Parquet, NPY, NPZ; dhdl.xvg or force–distance curves, one work each; - is stdin',
    )
    .option('--reverse <FILE...>', 'works done on the system in the reverse process')
    .option(
      '--pair <FILE...>',
      'instead: forward and reverse works of one protocol; again for each other between the same states',
    )
    .option('--windows <FILE...>', 'instead of works: dhdl.xvg files of GROMACS, equilibrium samples at a λ each')
    .option('--kT <X>', 'thermal energy in the unit of the works')
    .option('--temperature <K>', 'temperature in kelvin')
    .option('--unit <U>', 'kT, kJ/mol, kcal/mol, pN·nm (pN*nm), J or eV; default: what the file states, else kT')
    .option('--column <NAME|N>', 'column to read; default: the first numeric one')
    .option('--reverse-column <NAME|N>', 'column to read of reverse files, where it is another')
    .option('--reverse-sign <S>', 'plus (default): the file holds W_R; minus (pmx): it holds −W_R')
    .option('--lambda <FROM:TO>', 'integrate ∂H/∂λ over λ, from FROM to TO in the forward process')
    .option('--force <NAME|N>', 'integrate this column over the distance')
    .option('--distance <NAME|N>', 'column of the distance')
    .option('--force-unit <U>', 'pN, nN, N …; default: what the heading states')
    .option('--distance-unit <U>', 'nm, µm (um), Å, m …; default: what the heading states')
    .option('--pull <NAME|N>', 'column that tells the pulls of one file apart; else blank lines do')
    .option('--report <FILE.html>', 'write a page to keep: verdict, numbers, figures, methods, and the study itself')
    .option('--out <DIR>', 'write report.html, study.json, estimates.csv, convergence.csv and blocks.csv there')
    .addOption(json)
    .action(perform(actions.estimate));
  program
    .command('bench')
    .description('CPU against GPU on this machine')
    .addOption(json)
    .action(perform(actions.bench));
  program
    .command('devices')
    .description('backends, adapters, limits, self-tests')
    .addOption(json)
    .action(perform(actions.devices));
  await program.parseAsync([...argv], { from: 'user' });
  return code;
}

export { CommanderError };
