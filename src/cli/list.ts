import { resolveModel, usualTrajectories } from '../experiment/parameters.ts';
import { modelOf, modelSpecOf } from '../model/model-of.ts';
import type { Preset, System } from '../model/system.ts';
import { orNull } from '../or-null.ts';
import { findSystem, groups, systems } from '../systems/registry.ts';
import type { ShowOptions } from './commands.ts';
import { equations } from './equations.ts';
import { parseAssignments } from './numbers.ts';
import { print, printJson } from './print.ts';
import { table } from './text.ts';

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
      minimum: orNull(p.minimum),
      maximum: orNull(p.maximum),
      unit: p.unit,
      description: p.description,
    })),
    laws: system.laws.map(({ id, kind, statement }) => ({ id, kind, statement })),
    presets: system.presets ?? [],
  };
}

/** A preset as the command that runs it, and what to look at. */
function presetText({ id }: System, { title, words, parameters = {}, duration }: Preset): string {
  const settings = Object.entries(parameters).map(([name, value]) => ` --set ${name}=${value}`);
  const length = duration === undefined ? '' : ` --duration ${duration}`;
  return `  ${title}. ${words}\n    eddy run ${id}${settings.join('')}${length}`;
}

/** `eddy list` */
export async function list({ json }: { json?: boolean }): Promise<number> {
  if (json) printJson(systems.map(describe));
  else {
    const width = Math.max(...systems.map((s) => s.id.length));
    const sections = groups.map(({ title, systems }) => {
      const rows = systems.map((s) => [s.id.padEnd(width), s.title, s.laws.map((l) => l.id).join(' ')]);
      return `${title}\n${table(rows)}`;
    });
    print(sections.join('\n\n'));
  }
  return 0;
}

/** As many trajectories as are run unless another number is asked for, and how that number comes about where it depends on the parameters. */
function trajectoriesText(system: System, parameters: Readonly<Record<string, number>>): string {
  const { trajectories, share } = system;
  const formula = typeof share === 'string' ? `, which is ${trajectories}*${share}` : '';
  return `Trajectories, where no number is asked for: ${usualTrajectories(system, parameters)}${formula}`;
}

/** `eddy show SYSTEM`: at the defaults, or at other parameters. @throws SpecError */
export async function show(id: string, options: ShowOptions): Promise<number> {
  const system = findSystem(id);
  const { parameters } = resolveModel(system, parseAssignments(options.set));
  const described = describe(system);
  if (options.json) {
    const { summary, sources, duration, dt } = system;
    printJson({
      ...described,
      parameters: described.parameters.map((p) => ({ ...p, value: parameters[p.id] })),
      summary,
      equations: equations(system, parameters),
      model: modelSpecOf(system, parameters),
      duration,
      dt,
      trajectories: usualTrajectories(system, parameters),
      sources,
    });
    return 0;
  }
  print(`${system.title} (${system.id})\n\n${system.summary}\n`);
  print(equations(system, parameters).join('\n'));
  print(
    `\nParameters\n${table(described.parameters.map((p) => [`  ${p.id}`, `${parameters[p.id]} ${p.unit}`.trim(), `${p.minimum ?? '−∞'} … ${p.maximum ?? '∞'}`, p.description]))}`,
  );
  print(`\n${trajectoriesText(system, parameters)}`);
  print(`\nLaws\n${table(system.laws.map((l) => [`  ${l.id}`, l.statement]))}`);
  if (system.presets) print(`\nTry\n${system.presets.map((preset) => presetText(system, preset)).join('\n')}`);
  print(`\nSources\n${system.sources.map((s) => `  ${s}`).join('\n')}`);
  return 0;
}
