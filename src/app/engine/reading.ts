import temml from 'temml';
import { resolveModel } from '../../experiment/parameters.ts';
import { parseRequest, type RunSpec } from '../../experiment/spec.ts';
import { type Formula, isZero } from '../../formula/formula.ts';
import { lowBrackets } from '../../formula/low-brackets.ts';
import { type Assignment, namedBy } from '../../model/assignments.ts';
import type { DrawnEvent } from '../../model/event.ts';
import type { EventsModel, NetworkModel, ReactionsModel } from '../../model/jump.ts';
import type { LangevinModel } from '../../model/langevin.ts';
import { breakList, breakTerms } from './break-terms.ts';
import type { Reading } from './engine-api.ts';
import { isFraction } from './flat-fractions.ts';
import { type Notation, notationOf } from './notation.ts';

/** Channels shown at most. */
const mostChannels = 12;

/** A request in mathematical notation. @throws SpecError on what cannot be read */
export function readRequest(request: RunSpec): Reading {
  const { system, spec } = parseRequest(request);
  const { model } = resolveModel(system, spec.parameters);
  const notation = notationOf(model);
  const { tex, nameTex } = notation;
  if (model.kind === 'jump') {
    const motion = model.form === 'events' ? eventsTex(model, notation) : channelsTex(model, notation);
    return { potential: null, motion: motion.map(mathml) };
  }
  const coordinates = model.coordinates.map((c) => nameTex(c.name));
  const controls = model.controls.filter((c) => !c.probe).map((c) => nameTex(c.name));
  const given = [coordinates.join(','), controls.join(',')].filter(Boolean).join(';\\,');
  return {
    potential: isZero(model.potential) ? null : mathml(breakTerms(`U(${given})=`, tex(model.potential))),
    motion: [
      ...model.coordinates.map((_, d) => motionTex(model, d, notation)),
      ...model.events
        .slice(0, mostChannels)
        .flatMap((event) => eventTex(event, event.counted, variablesOf(model), notation)),
      ...definitionsTex(model.assignments, formulasOf(model), notation),
    ].map(mathml),
  };
}

const mathml = (tex: string): string =>
  temml.renderToString(lowBrackets(tex), { displayMode: true, throwOnError: true });

/** A name that is no symbol, as upright text: letters of any alphabet, digits, and marks that names of states have. */
const wordsTex = (name: string): string =>
  `\\text{${name.replace(/[^\p{L}\p{N} _+*'’-]/gu, '').replaceAll('_', '\\_')}}`;

/** One side of a channel: names of states or species, with how many of each. */
const sideTex = (side: string): string =>
  side
    .split(' + ')
    .map((term) => {
      const [, count = '', name = ''] = /^(\d+ )?(.*)$/.exec(term)!;
      return `${count}${wordsTex(name)}`;
    })
    .join('+');

/** Channels as `A → B : rate`, and what the names in their rates stand for. */
function channelsTex({ channels, assignments }: NetworkModel | ReactionsModel, notation: Notation): string[] {
  const shown = channels.slice(0, mostChannels).map(({ does, propensity }) => {
    const [left, right] = does.split(' -> ').map(sideTex);
    return { words: `${left}\\to ${right}`, rate: propensity };
  });
  return [
    ...shown.map(({ words, rate }) => `${words}:\\;\\; ${notation.tex(rate)}`),
    ...definitionsTex(
      assignments,
      shown.map(({ rate }) => rate),
      notation,
    ),
  ];
}

/** Events, and what the names in them stand for. */
function eventsTex({ events, variables, assignments }: EventsModel, notation: Notation): string[] {
  const shown = events.slice(0, mostChannels);
  const names = variables.map((v) => v.name);
  return [
    ...shown.flatMap((event) => eventTex(event, event.name, names, notation)),
    ...definitionsTex(assignments, shown.flatMap(formulasOfEvent), notation),
  ];
}

/** What assigned quantities are that formulas name, and those that these name. */
const definitionsTex = (
  assignments: readonly Assignment[],
  shown: readonly Formula[],
  { tex, nameTex }: Notation,
): string[] => namedBy(shown, assignments).map(({ name, formula }) => `${nameTex(name)}=${tex(formula)}`);

/** An event as `name : rate : variables → their new values`. */
const eventTex = (
  { rate, set }: Pick<DrawnEvent, 'rate' | 'set'>,
  name: string | null,
  variables: readonly string[],
  { tex, nameTex }: Notation,
): string[] => {
  const label = name === null ? '' : `${wordsTex(name)}:\\;\\; `;
  const values = set.flatMap((f, i) => (f ? [`${nameTex(variables[i]!)}\\to ${tex(f)}`] : []));
  return breakList(`${label}${tex(rate)}:`, values);
};

/** What events of a diffusing model may set: coordinates, velocities, discrete variables. */
const variablesOf = ({ coordinates, dynamics, discrete }: LangevinModel): string[] => [
  ...coordinates.map((c) => c.name),
  ...(dynamics === 'underdamped' ? coordinates.map((c) => `v${c.name}`) : []),
  ...discrete.map((d) => d.name),
];

/** Brackets around a factor that is a sum or a product. */
function factorTex(f: Formula, { tex }: Notation): string {
  const written = tex(f);
  return /^[\w.]*$/.test(f.written.trim()) || isFraction(written) ? written : `\\left(${written}\\right)`;
}

/** Overdamped: dx/dt = −μ ∂U/∂x + √(2μkT) ξ; underdamped: m dv/dt = −∂U/∂x − γv + √(2γkT) ξ, with white noise ξ. */
function motionTex(model: LangevinModel, d: number, notation: Notation): string {
  const { tex, nameTex } = notation;
  const c = model.coordinates[d]!;
  const x = nameTex(c.name);
  const force = model.forces[d];
  const slope = isZero(model.potential) ? '' : `-\\frac{\\partial U}{\\partial ${x}}`;
  const pushed = force ? tex(force).trim() : '';
  const drift = `${slope}${slope && pushed && !pushed.startsWith('-') ? '+' : ''}${pushed}`;
  const noise = (strength: string) =>
    `\\sqrt{${product('2', strength, isOne(c.temperature) ? '' : factorTex(c.temperature, notation))}}\\;\\xi(t)`;
  if (c.mass && c.friction) {
    const [m, gamma] = [factorTex(c.mass, notation), factorTex(c.friction, notation)];
    return `${m}\\,\\ddot{${x}}=${drift}-${gamma}\\,\\dot{${x}}+${noise(gamma)}`;
  }
  const mu = isOne(c.mobility!) ? '' : factorTex(c.mobility!, notation);
  const pulled =
    drift === '' ? '' : mu === '' ? drift : force ? `${mu}\\left[${drift}\\right]` : `-${mu}\\,${drift.slice(1)}`;
  return `\\dot{${x}}=${pulled}${pulled ? '+' : ''}${noise(mu)}`;
}

/** Factors side by side; a point before numbers, which would be read together with what stands before. */
const product = (...factors: readonly string[]): string =>
  factors
    .filter(Boolean)
    .reduce((before, factor) => `${before}${/^[\d\s.]|^\\frac[^a-zA-Z]*$/.test(factor) ? '\\cdot ' : '\\,'}${factor}`);

/** Formulas of a diffusing model that are shown. */
const formulasOf = ({ potential, forces, coordinates, events }: LangevinModel): Formula[] =>
  [
    potential,
    ...forces,
    ...coordinates.flatMap((c) => [c.mobility, c.mass, c.friction, c.temperature]),
    ...events.flatMap(formulasOfEvent),
  ].filter((f) => f !== null);

const formulasOfEvent = ({ rate, set }: Pick<DrawnEvent, 'rate' | 'set'>): Formula[] => [
  rate,
  ...set.filter((f) => f !== null),
];

const isOne = (f: Formula): boolean => f.text.trim() === '1';
