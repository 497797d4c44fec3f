import { SpecError } from '../errors.ts';
import { ageingLimit, ageingSurvival, equilibriumSurvival, gammaOfOnePlus } from '../exact/trap-model.ts';
import { averageLaw } from '../laws/average.ts';
import type { CurveLine, CurveSpec, Theory } from '../model/curve-spec.ts';
import type { EventsSpec } from '../model/jump-spec.ts';
import type { Law, Measurement, System } from '../model/system.ts';
import { standardErrorOfMean } from '../tally/moments.ts';

type Values = Readonly<Record<string, number>>;

const parameters = {
  x: { default: 0.5, minimum: 0.2, maximum: 4, unit: 'T_g', description: 'temperature; below 1 a glass that ages' },
  ratio: {
    default: 0.5,
    minimum: 0.01,
    maximum: 10,
    unit: 't_w',
    description: 'how long it is watched after waiting t_w',
  },
};

/** Depth, ln of the trap time, where the quench begins: on top of everything, left at once. */
const top = -30;

/** Jumps, on average, before the longest of the waits. */
const most = 1000;

function model({ x = parameters.x.default }: Values): EventsSpec {
  if (x === 1) throw SpecError.of('parameters.x', x, 'must not be 1, where there is neither ageing nor an equilibrium');
  const glass = x < 1;
  return {
    parameters,
    variables: { depth: glass ? top : 'exponential(1/(x - 1))' },
    events: [
      {
        name: 'jump',
        rate: 'exp(-depth)',
        // [sin(πx)/tan(πxV) − cos(πx)]^{1/x} = [sin(πx(1 − V))/sin(πxV)]^{1/x} without its cancellation
        set: { depth: glass ? 'log(sin(pi*x*max(1 - uniform, 3e-8))/sin(pi*x*uniform))/x' : 'exponential/x' },
      },
    ],
    counters: { escapes: { jump: 1 } },
  };
}

/** The longest wait: 1000 jumps of a glass; a few times the shortest trap in equilibrium. */
const longest = ({ x }: Values) => (x! < 1 ? (most * gammaOfOnePlus(x!)) ** (1 / x!) : 8);

/** Waits of 1/100, 1/10 and all of these jumps, or shorter ones where watching takes longer than that lets. */
const waits = (p: Values) => {
  const factor = Math.max(p.x! < 1 ? 10 ** (1 / p.x!) : 4, 2 * (1 + p.ratio!));
  return { short: longest(p) / factor ** 2, middle: longest(p) / factor, long: longest(p) };
};

type Wait = keyof ReturnType<typeof waits>;

/** Parts of the time of watching at which it is looked whether anything has happened, the last being all of it. */
const parts = [1 / 16, 1 / 8, 1 / 4, 1 / 2] as const;
const looks = ['short', 'middle', 'long'] as const satisfies readonly Wait[];
const stay = (wait: Wait, part: number) => `${wait}Stay${part < parts.length ? part + 1 : ''}`;

/** When one waits, when one looks, and when one stops watching. */
const instants = (wait: Wait) => [
  [wait, (p: Values) => waits(p)[wait]] as const,
  ...parts.map((part, i) => [`${wait}${i + 1}`, (p: Values) => waits(p)[wait] * (1 + p.ratio! * part)] as const),
  [`${wait}End`, (p: Values) => waits(p)[wait] * (1 + p.ratio!)] as const,
];

/** A line of points for each wait: the chance that nothing has happened, at places that depend on what is held against what. */
const lines =
  (place: (t: number, wait: number) => number, exactly: (p: Values, wait: number) => ((at: number) => number) | null) =>
  ({ parameters: p }: Theory): CurveLine[] =>
    looks.map((wait) => {
      const tw = waits(p)[wait];
      const exact = exactly(p, tw);
      return {
        name: `waited ${tw < 1e7 ? Number(tw.toPrecision(2)) : tw.toExponential(1).replace('+', '')}`,
        points: [...parts, 1].map((part, i) => ({ at: place(part * p.ratio! * tw, tw), of: stay(wait, i) })),
        ...(exact && { exact }),
      };
    });

const curves: CurveSpec[] = [
  {
    id: 'ageing',
    title: 'The older, the longer it is at rest',
    x: { label: 'time of watching t', unit: 'shortest stay', logarithmic: true },
    y: { label: 'P(no jump)' },
    lines: lines(
      (t) => t,
      (p, wait) => (t) => chanceOfRest(p.x!, wait, t),
    ),
  },
  {
    id: 'collapse',
    title: 'The same against time / wait',
    x: { label: 'time of watching / time waited', logarithmic: true },
    y: { label: 'P(no jump)' },
    // of a glass three curves that are all but one: only the limit is drawn
    lines: lines(
      (t, wait) => t / wait,
      (p, wait) => (p.x! < 1 ? null : (at) => chanceOfRest(p.x!, wait, at * wait)),
    ),
    reference: ({ parameters: p }) =>
      p.x! < 1 ? { name: 'exact, long waits', exact: (at) => ageingLimit(p.x!, at) } : null,
  },
];

const known = new Map<string, number>();

/** Chance that nothing happens in (t_w, t_w + t). */
const chanceOfRest = (x: number, tw: number, t: number): number =>
  x < 1 ? ageingSurvival(x, tw, t) : equilibriumSurvival(x, t);

/** The same for the whole time of watching. */
function survival({ parameters: p }: Measurement, wait: Wait): number {
  const key = JSON.stringify([p.x, p.ratio, wait]);
  const tw = waits(p)[wait];
  const value = known.get(key) ?? chanceOfRest(p.x!, tw, p.ratio! * tw);
  if (known.size > 64) known.clear();
  known.set(key, value);
  return value;
}

const mean = (name: string) => (m: Measurement) => m.moments(name).mean;

const ageing = (id: string, wait: Wait, words: string): Law =>
  averageLaw({
    id,
    statement: `P(no jump in (t_w, t_w + t)), ${words}, = the renewal process exactly; for x > 1 that of equilibrium`,
    measured: `${wait}Stay`,
    expected: (m) => survival(m, wait),
    scale: () => 0.1,
  });

const laws: Law[] = [
  ageing('ageing', 'long', 't_w after 1000 jumps'),
  ageing('ageing-middle', 'middle', 't_w after 100 jumps'),
  ageing('ageing-short', 'short', 't_w after 10 jumps'),
  averageLaw({
    id: 'ageing-collapse',
    statement: 'P → (sin πx/π)∫_{t/(t + t_w)}^1 (1 − u)^{x−1}u^{−x} du = a function of t/t_w alone, after 1000 jumps',
    measured: 'longStay',
    expected: ({ parameters: p }) =>
      p.x! < 1 ? ageingLimit(p.x!, p.ratio!) : equilibriumSurvival(p.x!, p.ratio! * longest(p)),
    scale: () => 0.1,
    untestable: (m) => {
      const { x, ratio } = m.parameters;
      const off = x! < 1 ? Math.abs(survival(m, 'long') - ageingLimit(x!, ratio!)) : 0;
      return off > standardErrorOfMean(m.moments('longStay'))
        ? `so many trajectories see that ${most} jumps are not infinitely many: the law of long times is off by ${off.toPrecision(2)}`
        : null;
    },
  }),
  averageLaw({
    id: 'jumps',
    statement: '⟨jumps before t_w⟩ = t_w^x/Γ(1 + x); for x > 1 t_w(x − 1)/x',
    measured: mean('jumps'),
    expected: ({ parameters: p }) =>
      p.x! < 1 ? longest(p) ** p.x! / gammaOfOnePlus(p.x!) : (longest(p) * (p.x! - 1)) / p.x!,
  }),
];

/** Bouchaud's traps. */
export const trapModel: System = {
  id: 'trap-model',
  title: 'Memory of glass',
  kind: 'hybrid',
  summary:
    'After a quench something hops between traps of random depth. Below the glass temperature (x < 1) the mean time in a trap is infinite: the longer one waits, the deeper it sits, and what happens next depends on how old the glass is. The chance that nothing happens for a time t after a wait t_w becomes a function of t/t_w alone: it ages for ever. Three waits, thousandfold apart and more, show it. Above (x > 1) there is an equilibrium, and no memory of age.',
  model,
  duration: (p) => longest(p) * (1 + p.ratio!),
  // the last is the end of the run
  snapshots: Object.fromEntries(looks.flatMap(instants).slice(0, -1)),
  dt: null,
  trajectories: 20_000,
  measure: { work: false, reverse: false },
  observables: {
    ...Object.fromEntries(
      looks.flatMap((wait) =>
        [...parts, 1].map((_, i) => {
          const last = wait === 'long' ? '' : `_${wait}End`;
          const until = i < parts.length ? `_${wait}${i + 1}` : last;
          return [stay(wait, i), `(escapes${until} - escapes_${wait} < 0.5)`];
        }),
      ),
    ),
    // the quench itself is no jump between traps
    jumps: 'escapes_long - (x < 1)',
  },
  internal: looks.flatMap((wait) => parts.map((_, i) => stay(wait, i))),
  curves,
  laws,
  presets: [
    {
      title: 'Above the glass temperature: x = 1.5',
      words: 'There is an equilibrium, and no memory of age.',
      parameters: { x: 1.5 },
    },
    {
      title: 'Deep in the glass: x = 0.3',
      words: 'It ages: what happens next depends on t/t_w alone.',
      parameters: { x: 0.3 },
    },
  ],
  sources: [
    'J.-P. Bouchaud, J. Phys. I France 2, 1705 (1992)',
    'J.-P. Bouchaud, D. S. Dean, J. Phys. I France 5, 265 (1995)',
    'T. J. Kozubowski, S. T. Rachev, Int. J. Comput. Numer. Anal. Appl. 1, 177 (1999)',
  ],
};
