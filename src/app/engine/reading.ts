import temml from 'temml';
import { resolveModel } from '../../experiment/parameters.ts';
import { parseRequest, type RunSpec } from '../../experiment/spec.ts';
import { type Formula, isZero, parseFormula } from '../../formula/formula.ts';
import { formulaToTex } from '../../formula/mathml.ts';
import type { DrawnEvent } from '../../model/event.ts';
import type { NetworkModel, ReactionsModel } from '../../model/jump.ts';
import type { LangevinModel } from '../../model/langevin.ts';
import { breakTerms } from './break-terms.ts';
import type { Reading } from './engine-api.ts';
import { flatFractions } from './flat-fractions.ts';

/** Channels shown at most. */
const mostChannels = 12;

/** A request in mathematical notation. @throws SpecError on what cannot be read */
export function readRequest(request: RunSpec): Reading {
  const { system, spec } = parseRequest(request);
  const { model } = resolveModel(system, spec.parameters);
  if (model.kind === 'jump') {
    const shown =
      model.form === 'events'
        ? model.events.slice(0, mostChannels).map((event) =>
            eventTex(
              event,
              event.name,
              model.variables.map((v) => v.name),
            ),
          )
        : channelsTex(model);
    return { potential: null, motion: shown.map(mathml) };
  }
  const coordinates = model.coordinates.map((c) => nameTex(c.name));
  const controls = model.controls.filter((c) => !c.probe).map((c) => nameTex(c.name));
  const given = [coordinates.join(','), controls.join(',')].filter(Boolean).join(';\\,');
  return {
    potential: isZero(model.potential) ? null : mathml(breakTerms(`U(${given})=`, tex(model.potential))),
    motion: [
      ...model.coordinates.map((_, d) => motionTex(model, d)),
      ...model.events.slice(0, mostChannels).map((event) => eventTex(event, event.counted, variablesOf(model))),
    ].map(mathml),
  };
}

const mathml = (tex: string): string => temml.renderToString(tex, { displayMode: true, throwOnError: true });

/** A formula as TeX; kT is one quantity with two letters. */
const tex = (f: Formula): string => flatFractions(formulaToTex(f, { kT: 'kT' }));

const nameTex = (name: string): string => tex(parseFormula(name, { field: name, names: [name] }));

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

/** A formula with the names again that assigned quantities have: their formulas stand in it in brackets. */
function named(formula: Formula, { parameters, controls, species, assignments }: ReactionsModel): Formula {
  const longestFirst = assignments.toSorted((a, b) => b.formula.text.length - a.formula.text.length);
  const text = longestFirst.reduce((t, { name, formula: { text } }) => nameAgain(t, text, name), formula.text);
  const names = [...parameters.map((p) => p.id), ...[...controls, ...species, ...assignments].map((n) => n.name)];
  return parseFormula(text, { field: formula.field, names });
}

/** Brackets right behind a word are those of a function, which keeps them; spaces hold the name apart from what follows. */
const nameAgain = (text: string, bracketed: string, name: string): string =>
  text
    .split(bracketed)
    .reduce((before, after) => `${before}${/[\p{L}\p{N}_]$/u.test(before) ? bracketed : ` ${name} `}${after}`);

/** Channels as `A → B : rate`, and what the names in their rates stand for. */
function channelsTex(model: NetworkModel | ReactionsModel): string[] {
  const reactions = model.form === 'reactions' ? model : null;
  const shown = model.channels.slice(0, mostChannels).map(({ does, propensity }) => {
    const [left, right] = does.split(' -> ').map(sideTex);
    return { words: `${left}\\to ${right}`, rate: reactions ? named(propensity, reactions) : propensity };
  });
  return [
    ...shown.map(({ words, rate }) => `${words}:\\;\\; ${tex(rate)}`),
    ...(reactions?.assignments ?? [])
      .filter(({ name }) => shown.some(({ rate }) => rate.names.has(name)))
      .map(({ name, formula }) => {
        const assignments = reactions!.assignments.filter((a) => a.name !== name);
        return `${nameTex(name)}=${tex(named(formula, { ...reactions!, assignments }))}`;
      }),
  ];
}

/** An event as `name : rate : variables → their new values`. */
const eventTex = (
  { rate, set }: Pick<DrawnEvent, 'rate' | 'set'>,
  name: string | null,
  variables: readonly string[],
): string => {
  const label = name === null ? '' : `${wordsTex(name)}:\\;\\; `;
  const values = set.flatMap((f, i) => (f ? [`${nameTex(variables[i]!)}\\to ${tex(f)}`] : []));
  return `${label}${tex(rate)}:\\;\\; ${values.join(',\\; ')}`;
};

/** What events of a diffusing model may set: coordinates, velocities, discrete variables. */
const variablesOf = ({ coordinates, dynamics, discrete }: LangevinModel): string[] => [
  ...coordinates.map((c) => c.name),
  ...(dynamics === 'underdamped' ? coordinates.map((c) => `v${c.name}`) : []),
  ...discrete.map((d) => d.name),
];

/** Brackets around a factor that is a sum, a quotient or a product. */
function factorTex(f: Formula): string {
  const written = tex(f);
  return /^[\w.]*$/.test(f.text) ? written : `\\left(${written}\\right)`;
}

/** Overdamped: dx/dt = −μ ∂U/∂x + √(2μkT) ξ; underdamped: m dv/dt = −∂U/∂x − γv + √(2γkT) ξ, with white noise ξ. */
function motionTex(model: LangevinModel, d: number): string {
  const c = model.coordinates[d]!;
  const x = nameTex(c.name);
  const force = model.forces[d];
  const slope = isZero(model.potential) ? '' : `-\\frac{\\partial U}{\\partial ${x}}`;
  const drift = `${slope}${force ? `${slope ? '+' : ''}${tex(force)}` : ''}`;
  const kT = isOne(c.temperature) ? '' : `\\,${factorTex(c.temperature)}`;
  const noise = (strength: string) => `\\sqrt{2${strength}${kT}}\\;\\xi(t)`;
  if (c.mass && c.friction) {
    const [m, gamma] = [factorTex(c.mass), factorTex(c.friction)];
    return `${m}\\,\\ddot{${x}}=${drift}-${gamma}\\,\\dot{${x}}+${noise(gamma)}`;
  }
  const mu = isOne(c.mobility!) ? '' : factorTex(c.mobility!);
  const pulled =
    drift === '' ? '' : mu === '' ? drift : force ? `${mu}\\left[${drift}\\right]` : `-${mu}\\,${drift.slice(1)}`;
  return `\\dot{${x}}=${pulled}${pulled ? '+' : ''}${noise(mu)}`;
}

const isOne = (f: Formula): boolean => f.text.trim() === '1';
