import { SpecError } from '../../errors.ts';
import { childrenNamed, listed, type XmlNode } from './xml-node.ts';

/**
 * Amounts are numbers of items. Units left open mean just that; `substance` is what the file defines it to be.
 *
 * @throws SpecError where a file says otherwise, as in `mole`
 */
export function checkSubstanceUnits(model: XmlNode): void {
  const definitions = new Map(
    listed(model, 'listOfUnitDefinitions', 'unitDefinition').map((node) => [node.attributes.get('id'), node]),
  );
  const counts = (unit: string) => {
    if (unit === 'item' || unit === 'dimensionless') return true;
    const definition = definitions.get(unit);
    if (!definition) return unit === 'substance';
    const units = listed(definition, 'listOfUnits', 'unit');
    return units.length === 1 && isItem(units[0]!);
  };
  const check = (node: XmlNode, attribute: string) => {
    const unit = node.attributes.get(attribute)?.trim();
    if (unit !== undefined && !counts(unit))
      throw SpecError.of(`${node.path}.${attribute}`, unit, 'is not supported: amounts must count items');
  };
  if (!counts('substance')) throw SpecError.of(model.path, 'substance', 'is not supported: amounts must count items');
  for (const attribute of ['substanceUnits', 'extentUnits']) check(model, attribute);
  for (const list of childrenNamed(model, 'listOfSpecies'))
    for (const species of list.children) check(species, 'substanceUnits');
}

function isItem(unit: XmlNode): boolean {
  const value = (name: string, byDefault: number) => Number(unit.attributes.get(name) ?? byDefault);
  const kind = unit.attributes.get('kind');
  const plain = value('exponent', 1) === 1 && value('scale', 0) === 0 && value('multiplier', 1) === 1;
  return plain && value('offset', 0) === 0 && (kind === 'item' || kind === 'dimensionless');
}
