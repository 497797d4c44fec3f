import type { createPlan } from '../../experiment/create-plan.ts';
import { transitionsOf } from '../../experiment/network-transitions.ts';
import type { ReportedEstimate, Result } from '../../experiment/result.ts';
import type { Request } from '../../experiment/spec.ts';
import { modelOf } from '../../model/model-of.ts';
import type { EdgeFlow } from './engine-api.ts';

type Plan = ReturnType<typeof createPlan>;

/** Two states that jumps join. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Observables that count the jumps there, back and their difference; null where they are not counted. */
  readonly counted: { readonly there: string; readonly back: string; readonly net: string } | null;
}

/** Marks what is asked for beyond what the user asked for. */
const mark = 'picture\u2063';
const idOf = (k: number, what: string) => `${mark}${k} ${what}`;
const parts = ['there', 'back', 'net'] as const;

/** The edges of a request's network; none where it is about something else. */
export function edgesOf({ spec, system }: Request): Edge[] {
  const network = modelOf(system, spec.parameters);
  if (network.kind !== 'jump' || network.form !== 'network') return [];
  const pairs = transitionsOf(network)?.pairs;
  const joined = (i: number, j: number) => network.channels.some((c) => c.reactants[i] === 1 && c.change[j] === 1);
  return network.states
    .flatMap((from, i) =>
      network.states.flatMap((to, j) => (j > i && (joined(i, j) || joined(j, i)) ? [{ from, to }] : [])),
    )
    .map((ends, k) => ({ ...ends, counted: pairs?.[k] ?? null }));
}

/** The request with its edges counted. What the user sees and shares stays as it is. */
export const countingEdges = (request: Request, edges: readonly Edge[]): Request =>
  edges.some((e) => e.counted) ? { ...request, system: { ...request.system, transitions: true } } : request;

/** The plan with the edges' counts reported. */
export function reportingEdges(plan: Plan, edges: readonly Edge[]): Plan {
  const added = edges.flatMap(({ counted }, k) =>
    counted
      ? parts.map((what) => ({
          id: idOf(k, what),
          name: counted[what],
          side: 'forward' as const,
          statistic: 'mean' as const,
          unit: 'per time',
        }))
      : [],
  );
  return { ...plan, reported: [...plan.reported, ...added] };
}

/**
 * Takes the edges' numbers out of a result: what is left is the result of the request as the user made it.
 *
 * @param silent estimates that are there only because edges are counted
 */
export function takeEdges(
  result: Result,
  edges: readonly Edge[],
  silent: readonly string[],
): { result: Result; flows: EdgeFlow[] } {
  const asked = (name: string) => !name.startsWith(mark) && !silent.includes(name);
  const askedKeys = <T extends object>(entries: T): T =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => asked(key))) as T;
  const { convergence, time } = result.series;
  return {
    result: {
      ...result,
      estimates: result.estimates.filter((e) => asked(e.id)),
      series: {
        ...result.series,
        ...(convergence && { convergence: askedKeys(convergence) }),
        ...(time && { time: askedKeys(time) }),
      },
    },
    flows: edges.map((edge, k) => flowOf(edge, (what) => result.estimates.find((e) => e.id === idOf(k, what)))),
  };
}

const unknown = { value: null, standardError: null };

/** There less back, and both together: Var(a + b) = 2Var a + 2Var b − Var(a − b). */
function flowOf({ from, to }: Edge, find: (what: string) => ReportedEstimate | undefined): EdgeFlow {
  const [there, back, net] = parts.map(find);
  const [a, b] = [there?.value ?? null, back?.value ?? null];
  if (a === null || b === null) return { from, to, net: unknown, traffic: unknown };
  const square = (e: ReportedEstimate | undefined) => (e?.standardError ?? Number.NaN) ** 2;
  const error = Math.sqrt(2 * square(there) + 2 * square(back) - square(net));
  return {
    from,
    to,
    net: { value: a - b, standardError: net?.standardError ?? null },
    traffic: { value: a + b, standardError: Number.isFinite(error) ? error : null },
  };
}
