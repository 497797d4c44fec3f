import { SpecError } from '../../errors.ts';
import { number } from '../../formula/construct.ts';
import type { Expression } from '../../formula/expression.ts';
import { decimal } from './attributes.ts';
import type { XmlNode } from './xml-node.ts';

/** A MathML `cn`: real, integer, e-notation (mantissa, exponent) or rational (numerator, denominator). @throws SpecError */
export function readCn(node: XmlNode): Expression {
  const type = node.attributes.get('type')?.trim() ?? 'real';
  const base = node.attributes.get('base')?.trim() ?? '10';
  if (base !== '10') throw SpecError.of(`${node.path}.base`, base, 'must be 10');
  const parts = node.texts.map((text) => decimal(text, node.path));
  const [a = 0, b = 0] = parts;
  const wanted = type === 'e-notation' || type === 'rational' ? 2 : 1;
  if (parts.length !== wanted || node.children.some((child) => child.name !== 'sep'))
    throw SpecError.of(
      node.path,
      node.texts.join(' ').trim(),
      `must be ${wanted === 1 ? 'one number' : 'two numbers'}`,
    );
  if (type === 'real') return number(a);
  if (type === 'integer') return number(whole(a, node));
  // Through text, so that 1.5 e-notation -3 is the double nearest to 0.0015.
  if (type === 'e-notation') return number(decimal(`${node.texts[0]!.trim()}e${whole(b, node)}`, node.path));
  if (type === 'rational') return number(decimal(String(whole(a, node) / whole(b, node)), node.path));
  throw SpecError.of(`${node.path}.type`, type, 'must be real, integer, e-notation or rational');
}

function whole(value: number, node: XmlNode): number {
  if (!Number.isInteger(value)) throw SpecError.of(node.path, value, 'must be an integer');
  return value;
}
