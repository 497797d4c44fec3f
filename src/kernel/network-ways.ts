import type { NetworkModel } from '../model/jump.ts';
import { jumpWeights, networkRows, waysOut } from './network-table.ts';

/** How a jump finds the numbers of the state that it leaves, as WGSL; `before.at` is that state, `u` is uniform on (0, 1]. */
export interface NetworkWays {
  /** Numbers that a walk carries with it, and their values. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
  /** Statements that the expressions below need. */
  readonly prepare: readonly string[];
  readonly meanWait: string;
  /** Statements, once `u` is there, that choose the way. */
  readonly choose: readonly string[];
  readonly target: string;
  readonly entropy: string;
  /** Statements, once it is known whether the jump `happens`, that the weights need. */
  readonly take: readonly string[];
  /** What the jump adds, as in `jumpWeights`; 0 where it does not happen. */
  readonly weights: readonly string[];
}

/** Numbers that a walk carries at most: more would not stay in registers. */
const mostCarried = 24;

/**
 * Ways of a network. Where there are few numbers all are carried along and one is chosen by comparisons, several times
 * cheaper on CPUs and software adapters than look-ups that differ between lanes; elsewhere they are looked up.
 *
 * @param entropic whether the entropy of each jump is asked for
 */
export function networkWays(model: NetworkModel, entropic: boolean): NetworkWays {
  const { degree } = networkRows(model);
  const entropies = entropic ? degree : 0;
  return model.states.length * (degree + entropies) <= mostCarried ? carriedWays(model, entropic) : lookedUpWays(model);
}

/** One value for each state, chosen by the state. */
function ofState(values: readonly string[]): string {
  const [first, ...others] = values;
  return others.reduce(
    (chosen, value, i) => (value === first ? chosen : `select(${chosen}, ${value}, at_${i + 1})`),
    first!,
  );
}

/** One expression for each way, chosen by the way. */
function ofWay(expressions: readonly string[]): string {
  const [first, ...others] = expressions;
  const changes = others.map((e, k) => (e === expressions[k] ? null : `${e}, beyond_${k}`));
  return changes.reduce<string>((chosen, change) => (change ? `select(${chosen}, ${change})` : chosen), first!);
}

const float = (x: number): string => (Number.isInteger(x) ? `${x}.0` : String(x));

function carriedWays(model: NetworkModel, entropic: boolean): NetworkWays {
  const { begin, degree, slot, width } = networkRows(model);
  const states = model.states.map((_, s) => s);
  const ways = Array.from({ length: degree }, (_, k) => k);
  const carried: { name: string; value: string }[] = [];
  /** A number of the table's row, for each state. */
  const numbers = (name: string, place: number): string =>
    ofState(
      states.map((s) => {
        carried.push({ name: `${name}_${s}`, value: `table[${begin + s * width + place}]` });
        return `before.${name}_${s}`;
      }),
    );
  const targets = ways.map((k) => ofState(states.map((s) => float(waysOut(model, s)[k]?.change.indexOf(1) ?? s))));
  const passed = (k: number) => [...(k > 0 ? [`beyond_${k - 1}`] : []), ...(k < degree - 1 ? [`!beyond_${k}`] : [])];
  const taken = states.flatMap((s) =>
    waysOut(model, s).map(({ i }, k) => ({ name: `took_${s}_${k}`, channel: i, s, k })),
  );
  const place = (k: number) => 1 + k * slot;
  const meanWait = numbers('wait', 0);
  const choose = ways.slice(0, -1).map((k) => `let beyond_${k} = u > ${numbers(`below_${k}`, place(k))};`);
  const entropy = entropic ? ofWay(ways.map((k) => numbers(`entropy_${k}`, place(k) + 2))) : '0.0';
  return {
    carried,
    prepare: states.map((s) => `let at_${s} = before.at == ${s}.0;`),
    meanWait,
    choose,
    target: ofWay(targets),
    entropy,
    take: taken.map(({ name, s, k }) => `let ${name} = ${['happens', `at_${s}`, ...passed(k)].join(' & ')};`),
    weights: jumpWeights(model).map((weights) => {
      const parts = taken.filter(({ channel }) => weights[channel] !== 0);
      return parts.map(({ name, channel }) => `select(0.0, ${float(weights[channel]!)}, ${name})`).join(' + ') || '0.0';
    }),
  };
}

function lookedUpWays(model: NetworkModel): NetworkWays {
  const { begin, degree, slot, width } = networkRows(model);
  const beyond = Array.from(
    { length: degree - 1 },
    (_, k) => `select(0u, ${slot}u, u > table[row + ${1 + k * slot}u])`,
  );
  return {
    carried: [],
    // the bits of 2²³ + n end with those of n: cheaper than u32()
    prepare: [`let row = ${begin}u + ${width}u * (bitcast<u32>(before.at + 8388608.0) & 0x7fffffu);`],
    meanWait: 'table[row]',
    choose: [`let way = row + ${['1u', ...beyond].join(' + ')};`],
    target: 'table[way + 1u]',
    entropy: 'table[way + 2u]',
    take: [],
    weights: jumpWeights(model).map((_, j) => `select(0.0, table[way + ${3 + j}u], happens)`),
  };
}
