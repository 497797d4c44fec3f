import { SpecError } from '../../errors.ts';
import { constantOf } from '../../formula/constant.ts';
import * as make from '../../formula/construct.ts';
import { type Comparison, type Expression, namesOf } from '../../formula/expression.ts';
import type { ReactionsSpec } from '../jump-spec.ts';
import { booleanAttribute } from './attributes.ts';
import type { InitialValues } from './initial-values.ts';
import { modelScope } from './model-scope.ts';
import { readMath } from './read-math.ts';
import { timeName } from './rename.ts';
import { mathOf, type SbmlModel, targetOf } from './sbml-model.ts';
import { writeFormula } from './write-formula.ts';
import { childNamed, listed, type XmlNode } from './xml-node.ts';

type EventSpec = NonNullable<ReactionsSpec['events']>[number];

/**
 * The events without delay and priority. A trigger on time must read time ≥ number; time > number is taken as the same, the
 * two differing at one instant.
 *
 * @throws SpecError also where a trigger holds at time 0 and the event would happen there, and where the order of events
 * that happen together would matter (`persistent` or `useValuesFromTriggerTime` false beside other events)
 */
export function readEvents(model: SbmlModel, mentioned: Set<string>, values: InitialValues): EventSpec[] {
  const nodes = listed(model.node, 'listOfEvents', 'event');
  return nodes.map((node) => {
    const trigger = childNamed(node, 'trigger');
    if (!trigger) throw SpecError.of(node.path, 'no trigger', 'must hold one');
    checkOrder(node, 'useValuesFromTriggerTime', nodes.length);
    checkOrder(trigger, 'persistent', nodes.length);
    return { trigger: readTrigger(trigger, model, mentioned, values), set: readAssignments(node, model, mentioned) };
  });
}

/** Without a delay these two decide only which of several events at one instant happens first, or at all. */
function checkOrder(node: XmlNode, attribute: string, events: number): void {
  if (!booleanAttribute(node, attribute, true) && events > 1)
    throw SpecError.of(`${node.path}.${attribute}`, false, 'is not supported beside other events');
}

function readTrigger(trigger: XmlNode, model: SbmlModel, mentioned: Set<string>, values: InitialValues): string {
  const math = mathOf(trigger);
  const seen = new Set<string>();
  const e = readMath(math, modelScope(model, seen));
  if (namesOf(e).has(timeName)) return `${timeName} >= ${readInstant(math, model, values)}`;
  const holdsAtStart = constantOf(readMath(math, values.scope)) !== 0;
  if (holdsAtStart && !booleanAttribute(trigger, 'initialValue', true))
    throw SpecError.of(trigger.path, 'true at time 0', 'an event at time 0 is not supported');
  for (const id of seen) mentioned.add(id);
  return writeFormula(e, math.path, namesOf(e));
}

const mirrored: Readonly<Partial<Record<Comparison, Comparison>>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** The number in time ≥ number, parameters put in. */
function readInstant(math: XmlNode, model: SbmlModel, values: InitialValues): number {
  const reject = (value: unknown, rule: string) => SpecError.of(math.path, value, rule);
  const time = make.name(timeName);
  const symbol = (id: string) => {
    const quantity = model.quantities.get(id);
    const fixed = quantity?.kind !== 'species' && !model.rules.has(id);
    return quantity && !fixed ? make.name(quantity.name) : values.scope.symbol(id, math);
  };
  const e = readMath(math, { functions: model.functions, symbol, time: () => time });
  const sides = e.kind === 'comparison' ? timeSides(e.operator, e.left, e.right) : undefined;
  const instant = sides && constantOf(sides.bound);
  if (!sides || instant === undefined || (sides.operator !== '>' && sides.operator !== '>='))
    throw reject('time', 'a trigger on time must read time >= number');
  if (!(instant > 0 && Number.isFinite(instant))) throw reject(instant, 'must be a finite time after 0');
  return instant;
}

/** `time operator bound`, turned round where time stands on the right. */
function timeSides(operator: Comparison, left: Expression, right: Expression) {
  const isTime = (e: Expression) => e.kind === 'name' && e.name === timeName;
  if (isTime(left)) return { operator, bound: right };
  return isTime(right) ? { operator: mirrored[operator] ?? operator, bound: left } : undefined;
}

function readAssignments(event: XmlNode, model: SbmlModel, mentioned: Set<string>): Record<string, string | number> {
  const scope = modelScope(model, mentioned, { timeRule: 'is not supported in event assignments' });
  const set = new Map<string, string | number>();
  for (const node of listed(event, 'listOfEventAssignments', 'eventAssignment')) {
    const target = targetOf(node, 'variable', model.quantities);
    const { kind, id, name, concentrationIn } = target;
    if (kind !== 'species') throw SpecError.of(node.path, id, `an event that changes a ${kind} is not supported`);
    if (target.constant) throw SpecError.of(node.path, id, 'is constant: events cannot change it');
    if (model.rules.has(id)) throw SpecError.of(node.path, id, 'has an assignment rule: events cannot change it');
    if (set.has(name)) throw SpecError.of(node.path, id, 'is assigned twice');
    const stated = readMath(mathOf(node), scope);
    if (concentrationIn !== null) mentioned.add(concentrationIn);
    const size = concentrationIn === null ? make.one : make.name(model.quantities.get(concentrationIn)!.name);
    set.set(name, asScalar(make.product(stated, size), node));
  }
  return Object.fromEntries(set);
}

function asScalar(amount: Expression, node: XmlNode): string | number {
  const constant = constantOf(amount);
  if (constant === undefined) return writeFormula(amount, node.path, namesOf(amount));
  if (!Number.isSafeInteger(constant) || constant < 0)
    throw SpecError.of(node.path, constant, 'must be a whole number of items');
  return constant;
}
