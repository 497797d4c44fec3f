import { aliasTable } from '../exact/alias-table.ts';
import type { FokkerPlanckModel } from '../exact/fokker-planck/fokker-planck-model.ts';
import { gridGenerator } from '../exact/fokker-planck/grid-generator.ts';
import { stationaryDensity } from '../exact/fokker-planck/stationary-density.ts';
import { stationarySites } from '../exact/fokker-planck/stationary-sites.ts';
import { differentiate } from '../formula/differentiate.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { startCells } from '../kernel/start.ts';
import type { LangevinModel } from '../model/langevin.ts';
import { plainStart, type Start, type StartPlan } from './start-plan.ts';
import { valueAt } from './value-at.ts';

/**
 * Stationary start of one overdamped coordinate on a ring with constant mobility and temperature, from the Fokker–Planck equation on
 * 4096 cells. Trajectories are drawn from, and `logDensity` is, the density that is constant within each cell.
 */
export function ringStart(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  ends: readonly (readonly number[])[],
): Start {
  const from = stationaryCells(model, parameters, ends[0]!);
  const moves = model.controls.some((c) => !c.probe);
  const to = moves ? stationaryCells(model, parameters, ends[1]!) : from;
  return {
    ...plainStart,
    kind: 'cells',
    samplePoints: Array.from({ length: 64 }, (_, i) => [(i * from.period) / 64]),
    logDensity: ([x]) => from.logDensity(x!),
    current: () => [from.current],
    starts: { forward: from.start, reverse: to.start },
  };
}

interface Cells {
  readonly period: number;
  readonly start: StartPlan;
  readonly logDensity: (x: number) => number;
  /** Turns per time. */
  readonly current: number;
}

function stationaryCells(
  model: LangevinModel,
  parameters: Readonly<Record<string, number>>,
  controls: readonly number[],
): Cells {
  const [coordinate] = model.coordinates;
  const { name, mobility, temperature } = coordinate!;
  const period = valueAt(coordinate!.period!, parameters);
  const mu = valueAt(mobility!, parameters);
  const diffusion = mu * valueAt(temperature, parameters);
  const names = [name, ...model.controls.map((c) => c.name), ...model.parameters.map((p) => p.id)];
  const rest = [...controls, ...model.parameters.map((p) => parameters[p.id]!)];
  const slope = compileFormula(differentiate(model.potential, name), names);
  const push = model.forces[0] ? compileFormula(model.forces[0], names) : () => 0;
  const ring: FokkerPlanckModel = {
    from: 0,
    to: period,
    boundary: 'periodic',
    states: [{ drift: (x) => mu * (push(x, ...rest) - slope(x, ...rest)), diffusion: () => diffusion }],
  };
  const grid = gridGenerator(ring, startCells);
  const sites = stationarySites(grid);
  const p = Float64Array.from({ length: startCells }, (_, cell) => sites[grid.site(cell, 0)]!);
  const { threshold, alias } = aliasTable(p);
  const width = period / startCells;
  const logs = p.map((mass) => Math.log(mass / width));
  const { current } = stationaryDensity(ring);
  return {
    period,
    current: current.value,
    start: {
      uniforms: { start_origin: 0, start_width: width },
      table: Float64Array.from({ length: 2 * startCells }, (_, i) => (i % 2 === 0 ? threshold : alias)[i >> 1]!),
    },
    logDensity: (x) => {
      const turns = x / period;
      return logs[Math.min(startCells - 1, Math.floor((turns - Math.floor(turns)) * startCells))]!;
    },
  };
}
