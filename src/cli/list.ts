import { resolveParameters } from '../experiment/parameters.ts';
import type { EventsSpec } from '../model/jump-spec.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { modelOf, modelSpecOf } from '../model/model-of.ts';
import { parseModel } from '../model/parse-model.ts';
import type { System } from '../model/system.ts';
import { findSystem, systems } from '../systems/registry.ts';
import { print, printJson } from './print.ts';
import { table } from './text.ts';

const finite = (x: number) => (Number.isFinite(x) ? x : null);

/** A system as `list --json` shows it (contract). */
function describe(system: System) {
  const model = modelOf(system);
  return {
    id: system.id,
    title: system.title,
    kind: system.kind,
    parameters: model.parameters.map((p) => ({
      id: p.id,
      default: p.default,
      minimum: finite(p.minimum),
      maximum: finite(p.maximum),
      unit: p.unit,
      description: p.description,
    })),
    laws: system.laws.map(({ id, kind, statement }) => ({ id, kind, statement })),
  };
}

/** `eddy list` */
export async function list({ json }: { json?: boolean }): Promise<number> {
  if (json) printJson(systems.map(describe));
  else print(table(systems.map((s) => [s.id, s.title, s.laws.map((l) => l.id).join(' ')])));
  return 0;
}

/** `eddy show SYSTEM` */
export async function show(id: string, { json }: { json?: boolean }): Promise<number> {
  const system = findSystem(id);
  const model = modelOf(system);
  resolveParameters(model, {});
  if (json) {
    const { summary, sources, trajectories, duration, dt } = system;
    printJson({
      ...describe(system),
      summary,
      equations: equations(system),
      model: modelSpecOf(system),
      duration,
      dt,
      trajectories,
      sources,
    });
    return 0;
  }
  print(`${system.title} (${system.id})\n\n${system.summary}\n`);
  print(equations(system).join('\n'));
  print(
    `\nParameters\n${table(describe(system).parameters.map((p) => [`  ${p.id}`, `${p.default} ${p.unit}`.trim(), `${p.minimum ?? '−∞'} … ${p.maximum ?? '∞'}`, p.description]))}`,
  );
  print(`\nLaws\n${table(system.laws.map((l) => [`  ${l.id}`, l.statement]))}`);
  print(`\nSources\n${system.sources.map((s) => `  ${s}`).join('\n')}`);
  return 0;
}

/** Equations in plain text, as the formulas that the kernels are made from. */
function equations(system: System): string[] {
  const model = modelSpecOf(system);
  if ('states' in model) return [...model.transitions];
  if ('species' in model) return [...model.reactions];
  if ('variables' in model) return eventEquations(model);
  return langevinEquations(parseModel(model) as LangevinModel, model.controls ?? {});
}

/** Where variables start, and events as `name: rate; variables → their new values`. */
function eventEquations({ variables, events }: EventsSpec): string[] {
  const starts = [...new Set(Object.values(variables).map(String))];
  const startingAt = (start: string) => Object.keys(variables).filter((name) => String(variables[name]) === start);
  return [
    ...starts.map((start) => `start of ${startingAt(start).join(', ')}: ${start}`),
    ...events.map(({ name, rate, set }, i) => {
      const values = Object.entries(set).map(([variable, value]) => `${variable} → ${value}`);
      return `${name ?? `event ${i + 1}`}: ${rate}; ${values.join(', ')}`;
    }),
  ];
}

function langevinEquations(model: LangevinModel, controls: Readonly<Record<string, unknown>>): string[] {
  const lines = [`U = ${model.potential.text}`];
  for (const [d, c] of model.coordinates.entries()) {
    const push = model.forces[d] ? ` + ${model.forces[d].text}` : '';
    lines.push(
      c.mobility
        ? `d${c.name} = (${c.mobility.text})·(−∂U/∂${c.name}${push}) dt + √(2 (${c.mobility.text}) (${c.temperature.text})) dW`
        : `(${c.mass!.text}) dv = (−∂U/∂${c.name}${push}) dt − (${c.friction!.text}) v dt + √(2 (${c.friction!.text}) (${c.temperature.text})) dW,  d${c.name} = v dt`,
    );
  }
  for (const [name, control] of Object.entries(controls)) lines.push(`${name}(t): ${JSON.stringify(control)}`);
  if (model.confine) lines.push(`end confined to ${model.confine.text}`);
  lines.push(...hybridEquations(model));
  return lines;
}

/** Discrete variables with their start, events as `name: rate; variables → their new values`, and levels to be met. */
function hybridEquations({ coordinates, dynamics, discrete, events, passages }: LangevinModel): string[] {
  const moving = coordinates.map((c) => c.name);
  const velocities = dynamics === 'underdamped' ? moving.map((name) => `v${name}`) : [];
  const variables = [...moving, ...velocities, ...discrete.map((n) => n.name)];
  return [
    ...discrete.map(({ name, initial }) => `start of ${name}: ${initial.text}`),
    ...events.map(({ counted, rate, set }, i) => {
      const values = set.flatMap((formula, v) => (formula ? [`${variables[v]} → ${formula.text}`] : []));
      return `${counted ?? `event ${i + 1}`}: ${rate.text}; ${values.join(', ')}`;
    }),
    ...passages.map(({ id, coordinate, level }) => `${id}: first time that ${moving[coordinate]} = ${level.text}`),
  ];
}
