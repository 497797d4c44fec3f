import type { createPlan } from '../../experiment/create-plan.ts';
import { type Transitions, transitionsOf } from '../../experiment/network-transitions.ts';
import { resolveModel } from '../../experiment/parameters.ts';
import type { ReportedEstimate, Result } from '../../experiment/result.ts';
import type { Request } from '../../experiment/spec.ts';
import type { EdgeFlow } from './engine-api.ts';

type Plan = ReturnType<typeof createPlan>;

/** One of the ways by which jumps join two states: a channel and what undoes it. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** What it is called, where that says more than the two states. */
  readonly name: string | null;
  /** The channel there, and the one back, where there is one. */
  readonly channels: { readonly there: number; readonly back: number | null };
  /** Observables that count the jumps there, back and their difference; null where they are not counted. */
  readonly counted: { readonly there: string; readonly back: string | null; readonly net: string } | null;
}

/** Marks what is asked for beyond what the user asked for. */
const mark = 'picture\u2063';
const idOf = (k: number, what: string) => `${mark}${k} ${what}`;
const parts = ['there', 'back', 'net'] as const;

/** The edges of a request's network, each way between two states by itself; none where it is about something else. */
export function edgesOf({ spec, system }: Request): Way[] {
  const { model: network } = resolveModel(system, spec.parameters);
  if (network.kind !== 'jump' || network.form !== 'network') return [];
  const transitions = transitionsOf(network);
  return network.channels.flatMap(({ label, reactants, change, reverse }, c): Way[] => {
    if (reverse !== null && reverse < c) return [];
    const [from, to] = [network.states[reactants.indexOf(1)]!, network.states[change.indexOf(1)]!];
    const name = label === `${from} -> ${to}` ? null : label;
    const channels = { there: c, back: reverse };
    return [{ from, to, name, channels, counted: transitions && countedBy(transitions, channels) }];
  });
}

function countedBy({ fluxes, edges }: Transitions, { there, back }: Way['channels']): Way['counted'] {
  const forth = fluxes[there]!.name;
  if (back === null) return { there: forth, back, net: forth };
  return { there: forth, back: fluxes[back]!.name, net: edges.find((e) => e.weights[there] === 1)!.name };
}

/** Estimates that are there only because edges are counted. */
export const silentNames = ({ system }: Request, edges: readonly Way[]): string[] =>
  system.transitions ? [] : edges.flatMap(({ counted }) => (counted?.back ? [counted.net] : []));

/** The request with its edges counted. What the user sees and shares stays as it is. */
export const countingEdges = (request: Request, edges: readonly Way[]): Request =>
  edges.some((e) => e.counted) ? { ...request, system: { ...request.system, transitions: true } } : request;

/** The plan with the edges' counts reported. */
export function reportingEdges(plan: Plan, edges: readonly Way[]): Plan {
  const added = edges.flatMap(({ counted }, k) =>
    parts.flatMap((what) => {
      const name = counted?.[what];
      if (!name) return [];
      return [{ id: idOf(k, what), name, side: 'forward' as const, statistic: 'mean' as const, unit: 'per time' }];
    }),
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
  edges: readonly Way[],
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
function flowOf({ from, to, counted }: Way, find: (what: string) => ReportedEstimate | undefined): EdgeFlow {
  const [there, back, net] = parts.map(find);
  if (there && counted?.back === null) return { from, to, net: there, traffic: there };
  const [a, b] = [there?.value ?? null, back?.value ?? null];
  if (a === null || b === null) return { from, to, net: unknown, traffic: unknown };
  // One that was never made, in any trajectory, has no error and adds none.
  const square = (e: ReportedEstimate | undefined) => (e ? (e.standardError ?? 0) : Number.NaN) ** 2;
  const error = Math.sqrt(2 * square(there) + 2 * square(back) - square(net));
  return {
    from,
    to,
    net: { value: a - b, standardError: net?.standardError ?? null },
    traffic: { value: a + b, standardError: Number.isFinite(error) ? error : null },
  };
}
