import type { Formula } from '../formula/formula.ts';
import type { EventsSpec, NetworkSpec, ReactionsSpec } from '../model/jump-spec.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { modelSpecOf } from '../model/model-of.ts';
import { parseModel } from '../model/parse-model.ts';
import type { ControlSpec } from '../model/spec.ts';
import type { System } from '../model/system.ts';
import { controlText } from './control-text.ts';

/** Equations in plain text, as the formulas that the kernels are made from, for these values of the parameters. */
export function equations(system: System, parameters: Readonly<Record<string, number>> = {}): string[] {
  const model = modelSpecOf(system, parameters);
  const driven = controls(model.controls);
  if ('states' in model)
    return [...model.transitions, ...assignments(model.assignments), ...driven, ...networkDetails(model)];
  if ('species' in model) return [...reactionEquations(model), ...driven];
  if ('variables' in model) return [...eventEquations(model), ...driven];
  const shown = parseModel(model) as LangevinModel;
  return langevinEquations(shown, [...assignments(model.assignments), ...driven], system.internal ?? []);
}

const controls = (specs: Readonly<Record<string, unknown>> = {}): string[] =>
  Object.entries(specs).map(([name, control]) => `${name}(t): ${controlText(control as ControlSpec)}`);

const assignments = (formulas: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries(formulas).map(([name, text]) => `${name} = ${text}`);

function networkDetails({
  initial = 'stationary',
  currents = {},
  sequences = {},
  energies = {},
}: NetworkSpec): string[] {
  const at =
    typeof initial === 'string'
      ? initial
      : Object.entries(initial)
          .map(([state, w]) => `${state}: ${w}`)
          .join(', ');
  return [
    initial === 'stationary' ? 'starts in the stationary law' : `starts in ${at}`,
    ...Object.entries(currents).map(([name, ways]) => `${name} counts ${[ways].flat().join(' + ')}`),
    ...Object.entries(sequences).map(([name, states]) => `${name} counts ${states} in turn`),
    ...Object.entries(energies).map(([state, energy]) => `energy of ${state}: ${energy}`),
  ];
}

function reactionEquations({ species, reactions, assignments: defined, currents = {}, events = [] }: ReactionsSpec) {
  return [
    ...Object.entries(species).map(([name, start]) => `start of ${name}: ${start}`),
    ...reactions,
    ...events.map(({ trigger, set }) => `when ${trigger}: ${settings(set)}`),
    ...assignments(defined),
    ...Object.entries(currents).map(([name, ways]) => `${name} counts ${[ways].flat().join(' + ')}`),
  ];
}

const settings = (set: Readonly<Record<string, string | number>>): string =>
  Object.entries(set)
    .map(([name, value]) => `${name} → ${value}`)
    .join(', ');

/** Where variables start, events as `name: rate; variables → their new values`, and what is counted. */
function eventEquations({ variables, events, assignments: defined, counters = {} }: EventsSpec): string[] {
  const starts = [...new Set(Object.values(variables).map(String))];
  const startingAt = (start: string) => Object.keys(variables).filter((name) => String(variables[name]) === start);
  return [
    ...starts.map((start) => `start of ${startingAt(start).join(', ')}: ${start}`),
    ...events.map(({ name, rate, set }, i) => `${name ?? `event ${i + 1}`}: ${rate}; ${settings(set)}`),
    ...assignments(defined),
    ...Object.entries(counters).map(([name, added]) => {
      const terms = Object.entries(added).map(([event, value]) => `${value} at ${event}`);
      return `${name} adds up ${terms.join(', ')}`;
    }),
  ];
}

/** Brackets around a factor that is more than a name or a number. */
const factor = ({ written: text }: Formula): string => (/^[\w.]+$/.test(text) ? text : `(${text})`);

/** Factors with what is 1 left out. */
const product = (...factors: readonly string[]): string => factors.filter((f) => f !== '1').join(' ');

/** A force beside another, with its sign. */
const added = ({ written: text }: Formula): string =>
  text.startsWith('-') ? ` − ${text.slice(1).trim()}` : ` + ${text}`;

const noiseNames = {
  ito: 'Itô',
  stratonovich: 'Stratonovich',
  isothermal: 'isothermal (Hänggi–Klimontovich)',
} as const;

function langevinEquations(model: LangevinModel, driven: readonly string[], internal: readonly string[]): string[] {
  const { convention, confine, burnIn, potential, forces, coordinates } = model;
  return [
    `U = ${potential.written}`,
    ...coordinates.map(({ name, mobility, mass, friction, temperature }, d) => {
      const push = forces[d];
      const drift = push ? `(−∂U/∂${name}${added(push)})` : `−∂U/∂${name}`;
      if (mobility) {
        const mu = factor(mobility);
        const pulled = mu === '1' ? drift : push ? `${mu}·${drift}` : `−${mu}·∂U/∂${name}`;
        return `d${name} = ${pulled} dt + √(${product('2', mu, factor(temperature))}) dW`;
      }
      const [m, gamma] = [factor(mass!), factor(friction!)];
      const noise = `√(${product('2', gamma, factor(temperature))}) dW`;
      return `${product(m, `dv${name}`)} = ${drift} dt − ${product(gamma, `v${name}`)} dt + ${noise},  d${name} = v${name} dt`;
    }),
    ...coordinates.flatMap(({ name, period }) =>
      period ? [`${name} runs on a circle of length ${period.written}`] : [],
    ),
    ...(convention ? [`noise: ${noiseNames[convention]}`] : []),
    startText(model),
    ...driven,
    ...(confine ? [`end confined to ${confine.written}`] : []),
    ...(burnIn ? [`relaxes for ${burnIn.written} before the process begins`] : []),
    ...hybridEquations(model),
    ...measured(model, internal),
  ];
}

function startText({ initial, coordinates }: LangevinModel): string {
  if (initial === 'equilibrium') return 'starts in equilibrium';
  if (initial === 'stationary') return 'starts in the stationary state';
  return `starts at ${initial.map((at, d) => `${coordinates[d]!.name} = ${at.written}`).join(', ')}`;
}

/** Discrete variables with their start, events as `name: rate; variables → their new values`, and levels to be met. */
function hybridEquations({ coordinates, dynamics, discrete, events, passages }: LangevinModel): string[] {
  const moving = coordinates.map((c) => c.name);
  const velocities = dynamics === 'underdamped' ? moving.map((name) => `v${name}`) : [];
  const variables = [...moving, ...velocities, ...discrete.map((n) => n.name)];
  return [
    ...discrete.map(({ name, initial }) => `start of ${name}: ${initial.written}`),
    ...events.map(({ counted, rate, set }, i) => {
      const values = set.flatMap((formula, v) => (formula ? [`${variables[v]} → ${formula.written}`] : []));
      return `${counted ?? `event ${i + 1}`}: ${rate.written}; ${values.join(', ')}`;
    }),
    ...passages.map(({ id, coordinate, level }) => `${id}: first time that ${moving[coordinate]} = ${level.written}`),
  ];
}

/** What is summed along the path, but for what only laws read. */
function measured({ coordinates, currents, integrals, changes }: LangevinModel, internal: readonly string[]): string[] {
  const shown = <T extends { readonly id: string }>(list: readonly T[]) =>
    list.filter(({ id }) => !internal.includes(id));
  return [
    ...shown(currents).map(({ id, fields }) => {
      const terms = fields.flatMap((f, d) => (f ? [`${factor(f)} ∘ d${coordinates[d]!.name}`] : []));
      return `${id} = ∫ ${terms.join(' + ')}, per time`;
    }),
    ...shown(integrals).map(({ id, integrand }) => `${id} = ∫ ${factor(integrand)} dt`),
    ...shown(changes).map(({ id, of }) => `${id}: change of ${of.written} with the controls`),
  ];
}
