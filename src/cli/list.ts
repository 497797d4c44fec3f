import { resolveParameters } from '../experiment/parameters.ts';
import { modelOf, modelSpecOf } from '../model/model-of.ts';
import type { Preset, System } from '../model/system.ts';
import { orNull } from '../or-null.ts';
import { findSystem, groups, systems } from '../systems/registry.ts';
import { equations } from './equations.ts';
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
  if (system.presets) print(`\nTry\n${system.presets.map((preset) => presetText(system, preset)).join('\n')}`);
  print(`\nSources\n${system.sources.map((s) => `  ${s}`).join('\n')}`);
  return 0;
}
