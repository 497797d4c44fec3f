import { SpecError } from '../../errors.ts';
import * as make from '../../formula/construct.ts';
import { depthOf, type Expression, sizeOf } from '../../formula/expression.ts';
import { mathOperators } from './math-operators.ts';
import { readCn } from './read-cn.ts';
import { childNamed, type XmlNode } from './xml-node.ts';

/** A function definition: its arguments and the MathML of its value. */
export interface MathFunction {
  readonly parameters: readonly string[];
  readonly body: XmlNode;
}

/** What the names in a piece of MathML mean. */
export interface MathScope {
  /** The meaning of an identifier, undefined where it has none. */
  symbol(id: string, at: XmlNode): Expression | undefined;
  /** What stands for the model's time. */
  time(at: XmlNode): Expression;
  readonly functions: ReadonlyMap<string, MathFunction>;
}

// What the formula language can hold; far beyond rate laws, and small enough that nested functions cannot explode.
const maximumSize = 1000;
const maximumDepth = 100;
/** Elements read in one piece of mathematics, those of functions once for each call. */
const maximumReads = 20_000;

interface Reading extends MathScope {
  /** The functions that are being written out, outermost first. */
  readonly calls: readonly string[];
  readonly budget: { left: number };
}

/**
 * The content MathML of a `math` element as a tree of the formula language, function definitions written out.
 *
 * @throws SpecError naming the construct that is unknown, misused or beyond the formula language
 */
export function readMath(math: XmlNode, scope: MathScope): Expression {
  if (math.children.length !== 1) throw SpecError.of(math.path, math.texts.join(' ').trim(), 'must be one expression');
  return read(math.children[0]!, { ...scope, calls: [], budget: { left: maximumReads } });
}

function read(node: XmlNode, reading: Reading): Expression {
  if (--reading.budget.left < 0) throw SpecError.of(node.path, node.name, `must have at most ${maximumReads} elements`);
  const e = readNode(node, reading);
  if (sizeOf(e) > maximumSize) throw SpecError.of(node.path, node.name, `must have at most ${maximumSize} terms`);
  if (depthOf(e) > maximumDepth) throw SpecError.of(node.path, node.name, `must not nest deeper than ${maximumDepth}`);
  return e;
}

function readNode(node: XmlNode, reading: Reading): Expression {
  switch (node.name) {
    case 'cn':
      return readCn(node);
    case 'ci':
      return readSymbol(node, reading);
    case 'csymbol':
      return readConcept(node, reading);
    case 'apply':
      return readApply(node, reading);
    case 'piecewise':
      return readPiecewise(node, reading);
    case 'semantics':
      return read(onlyChild(node), reading);
    case 'true':
      return make.one;
    case 'false':
      return make.zero;
    case 'pi':
      return { kind: 'constant', name: 'pi' };
    case 'exponentiale':
      return { kind: 'constant', name: 'e' };
    default:
      throw SpecError.of(node.path, node.name, 'is not supported');
  }
}

function onlyChild(node: XmlNode): XmlNode {
  const [first] = node.children;
  if (!first) throw SpecError.of(node.path, 'nothing', 'must hold an expression');
  return first;
}

const textOf = (node: XmlNode) => node.texts.join('').trim();

function readSymbol(node: XmlNode, reading: Reading): Expression {
  const id = textOf(node);
  const e = reading.symbol(id, node);
  if (!e) throw SpecError.of(node.path, id, 'names no species, compartment or parameter');
  return e;
}

/** Avogadro's number is the value that SBML level 3 fixes. */
function readConcept(node: XmlNode, reading: Reading): Expression {
  const symbol = node.attributes.get('definitionURL')?.trim() ?? '';
  const concept = symbol.replace('http://www.sbml.org/sbml/symbols/', '');
  if (concept === 'time') return reading.time(node);
  if (concept === 'avogadro') return make.number(6.02214179e23);
  throw SpecError.of(node.path, concept || textOf(node), 'is not supported');
}

function readApply(node: XmlNode, reading: Reading): Expression {
  const [head, ...rest] = node.children;
  if (!head) throw SpecError.of(node.path, 'nothing', 'must hold an operator');
  if (rest.length > maximumSize) throw SpecError.of(node.path, head.name, `must have at most ${maximumSize} terms`);
  if (head.name === 'ci') return callFunction(head, rest, reading);
  if (head.name === 'csymbol') return readConcept(head, reading);
  if (head.name === 'root' || head.name === 'log') return readQualified(node, head, reading);
  const known = mathOperators.get(head.name);
  if (!known) throw SpecError.of(node.path, head.name, 'is not supported');
  const operands = rest.map((child) => read(child, reading));
  if (operands.length < known.least || operands.length > known.most)
    throw SpecError.of(node.path, `${head.name} of ${operands.length}`, 'has the wrong number of operands');
  return known.build(...operands);
}

/** `root` with its `degree` (default 2), `log` with its `logbase` (default 10). */
function readQualified(node: XmlNode, head: XmlNode, reading: Reading): Expression {
  const isRoot = head.name === 'root';
  const qualifier = childNamed(node, isRoot ? 'degree' : 'logbase');
  const operands = node.children.filter((child) => child !== head && child !== qualifier);
  if (operands.length !== 1)
    throw SpecError.of(node.path, `${head.name} of ${operands.length}`, 'has the wrong number of operands');
  const x = read(operands[0]!, reading);
  const given = qualifier ? read(onlyChild(qualifier), reading) : make.number(isRoot ? 2 : 10);
  if (!isRoot) return make.divide(make.call('log', x), make.call('log', given));
  const square = given.kind === 'number' && given.value === 2;
  return square ? make.call('sqrt', x) : make.power(x, make.divide(make.one, given));
}

function readPiecewise(node: XmlNode, reading: Reading): Expression {
  const otherwise = childNamed(node, 'otherwise');
  if (!otherwise) throw SpecError.of(node.path, 'no otherwise', 'must say its value where no condition holds');
  const pieces = node.children.filter((child) => child !== otherwise);
  return pieces.reduceRight(
    (rest, piece) => {
      const [value, condition] = piece.children;
      if (piece.name !== 'piece' || !value || !condition || piece.children.length !== 2)
        throw SpecError.of(node.path, piece.name, 'must be a piece of a value and its condition');
      return make.choice(read(condition, reading), read(value, reading), rest);
    },
    read(onlyChild(otherwise), reading),
  );
}

function callFunction(head: XmlNode, rest: readonly XmlNode[], reading: Reading): Expression {
  const id = textOf(head);
  const definition = reading.functions.get(id);
  if (!definition) throw SpecError.of(head.path, id, 'names no function');
  if (reading.calls.includes(id)) throw SpecError.of(head.path, id, 'must not call itself');
  const { parameters, body } = definition;
  if (rest.length !== parameters.length)
    throw SpecError.of(head.path, `${id} of ${rest.length}`, `takes ${parameters.length} arguments`);
  const values = new Map(parameters.map((name, i) => [name, read(rest[i]!, reading)]));
  return read(body, { ...reading, symbol: (name) => values.get(name), calls: [...reading.calls, id] });
}
