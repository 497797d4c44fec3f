import { SpecError } from '../../errors.ts';
import { requiredAttribute } from './attributes.ts';
import type { MathFunction } from './read-math.ts';
import { childNamed, childrenNamed, listed, type XmlNode } from './xml-node.ts';

/** The function definitions of a model by id; their bodies are read where they are called. @throws SpecError */
export function readFunctions(model: XmlNode): ReadonlyMap<string, MathFunction> {
  const definitions = listed(model, 'listOfFunctionDefinitions', 'functionDefinition');
  return new Map(definitions.map((node) => [requiredAttribute(node, 'id'), readFunction(node)]));
}

function readFunction(node: XmlNode): MathFunction {
  const math = childNamed(node, 'math');
  const inner = math?.children[0];
  const lambda = inner?.name === 'semantics' ? inner.children[0] : inner;
  const body = lambda?.children.at(-1);
  if (lambda?.name !== 'lambda' || !body || body.name === 'bvar')
    throw SpecError.of(node.path, inner?.name ?? 'nothing', 'must be a lambda with a body');
  const parameters = childrenNamed(lambda, 'bvar').map((bvar) => childNamed(bvar, 'ci')?.texts.join('').trim() ?? '');
  return { parameters, body };
}
