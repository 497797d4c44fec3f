import { SpecError } from '../../errors.ts';
import type { XmlNode } from './xml-node.ts';

/** An attribute that must be there. @throws SpecError */
export function requiredAttribute(node: XmlNode, name: string): string {
  const value = node.attributes.get(name)?.trim();
  if (!value) throw SpecError.of(`${node.path}.${name}`, value ?? 'missing', 'must be given');
  return value;
}

/** A decimal number as XML Schema writes a finite double. @throws SpecError for anything else */
export function numberAttribute(node: XmlNode, name: string): number | undefined {
  const value = node.attributes.get(name);
  return value === undefined ? undefined : decimal(value, `${node.path}.${name}`);
}

/** The finite number that a decimal text means. @throws SpecError for anything else, infinities included */
export function decimal(text: string, field: string): number {
  const trimmed = text.trim();
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!Number.isFinite(value)) throw SpecError.of(field, trimmed, 'must be a finite number');
  return value;
}

/** `true`, `false`, `1` or `0`; the default where the attribute is missing. @throws SpecError for anything else */
export function booleanAttribute(node: XmlNode, name: string, byDefault: boolean): boolean {
  const value = node.attributes.get(name)?.trim();
  if (value === undefined) return byDefault;
  if (value !== 'true' && value !== 'false' && value !== '1' && value !== '0')
    throw SpecError.of(`${node.path}.${name}`, value, 'must be true or false');
  return value === 'true' || value === '1';
}
