import type { Backend } from '../../src/backends/backend.ts';
import { createLangevinPlan as createPlan, type LangevinPlan as Plan } from '../../src/experiment/langevin-plan.ts';
import type { Result } from '../../src/experiment/result.ts';
import { runPlan } from '../../src/experiment/run.ts';
import { parseRequest, type RunSpec } from '../../src/experiment/spec.ts';
import type { System } from '../../src/model/system.ts';

type Side = 'forward' | 'reverse';

/** A finished run with every observable of every trajectory. */
export interface Collected {
  readonly plan: Plan;
  readonly result: Result;
  /** All values of an observable, in index order. */
  readonly values: (name: string, side?: Side) => Float64Array;
}

/** A plan for a request, with observables of the test's own when given. */
export function planOf(
  request: RunSpec,
  observables?: System['observables'],
  snapshots?: NonNullable<System['snapshots']>,
): Plan {
  const { spec, system } = parseRequest(request);
  return createPlan({
    spec,
    system: { ...system, ...(observables && { observables }), ...(snapshots && { snapshots }) },
  });
}

/** Runs a plan and keeps what each trajectory gave. */
export async function collect(backend: Backend, plan: Plan): Promise<Collected> {
  const batches = { forward: [] as Float64Array[][], reverse: [] as Float64Array[][] };
  const result = await runPlan(plan, backend, {
    onBatch: (side, _, { columns }) => void batches[side].push(columns.map((c) => c.slice())),
  });
  return {
    plan,
    result,
    values(name, side = 'forward') {
      const at = plan.extraction.names.indexOf(name);
      if (at < 0) throw new RangeError(`no observable ${name}`);
      const parts = batches[side].map((columns) => columns[at]!);
      const all = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
      let from = 0;
      for (const part of parts) {
        all.set(part, from);
        from += part.length;
      }
      return all;
    },
  };
}

/** State columns of a plan's process at some stops: `[stop](column)`. */
export async function states(
  backend: Backend,
  plan: Plan,
  options: { which?: 'forward' | 'reverse' | 'coarse'; count: number; first?: number; stops: readonly number[] },
): Promise<((column: string) => Float64Array)[]> {
  const { kernel, process } = plan[options.which ?? 'forward']!;
  const { columns } = kernel.kernel;
  const program = await backend.prepare(kernel.kernel);
  const out: ((column: string) => Float64Array)[] = options.stops.map(() => () => new Float64Array(0));
  const parts: Map<string, Float64Array>[] = options.stops.map(() => new Map());
  for (const maps of parts) for (const name of columns) maps.set(name, new Float64Array(options.count));
  for (let done = 0; done < options.count; done += program.largestRange) {
    const count = Math.min(program.largestRange, options.count - done);
    const results = await program.run(process, { first: (options.first ?? 0) + done, count }, options.stops);
    results.forEach(({ data, stride }, k) => {
      columns.forEach((name, c) => {
        const target = parts[k]!.get(name)!;
        for (let i = 0; i < count; i++) target[done + i] = data[c * stride + i]!;
      });
    });
  }
  program.dispose();
  options.stops.forEach((_, k) => {
    out[k] = (column) => {
      const values = parts[k]!.get(column);
      if (!values) throw new RangeError(`no column ${column}`);
      return values;
    };
  });
  return out;
}
