import { parseXml, XmlDocumentType, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { SpecError } from '../../errors.ts';
import type { XmlNode } from './xml-node.ts';

const maximumLength = 2_000_000;
const maximumDepth = 200;
const sbmlNamespace = /^http:\/\/www\.sbml\.org\/sbml\/level(2(\/version[1-5])?|3\/version[12]\/core)$/;
const mathNamespace = 'http://www.w3.org/1998/Math/MathML';

/**
 * The SBML and MathML elements of an XML text, by namespace.
 *
 * @param field what the root is called in errors
 * @throws SpecError in one line: malformed, longer than 2 million characters, nested deeper than 200, a document type
 * declaration (and with it every declared entity), or a root that is not `sbml` of level 2 or 3
 */
export function readXml(text: string, field: string): XmlNode {
  const reject = (rule: string, value: unknown = text) => SpecError.of(field, oneLine(String(value)), rule);
  if (text.length > maximumLength) throw reject(`must have at most ${maximumLength} characters`);
  const { root, type } = parse(text, reject);
  if (type) throw reject('document type declarations are not supported', `<!DOCTYPE ${type.name}>`);

  const spaces = declaredSpaces(root, new Map());
  const space = spaceOf(root.name, spaces) ?? '';
  if (localName(root.name) !== 'sbml') throw reject('must be an sbml element', `<${root.name}>`);
  if (!sbmlNamespace.test(space)) throw SpecError.of(`${field}.xmlns`, space, 'must be that of SBML level 2 or 3');
  return convert(root, new Map(), { space, path: '', depth: 0, field, inMath: false });
}

const oneLine = (text: string) => text.slice(0, 200).replace(/\s+/g, ' ').trim();

function parse(text: string, reject: (rule: string) => SpecError): { root: XmlElement; type?: XmlDocumentType } {
  try {
    const document = parseXml(text, { preserveDocumentType: true });
    const type = document.children.find((node) => node instanceof XmlDocumentType);
    return { root: document.root!, ...(type && { type }) };
  } catch (error) {
    if (error instanceof RangeError) throw reject(`must not nest deeper than ${maximumDepth}`);
    if (!(error instanceof XmlError)) throw error;
    const [reason = ''] = error.message.split('\n');
    const what = oneLine(reason.replace(/ \(line \d+, column \d+\)$/, '')).slice(0, 100);
    throw reject(`is not well-formed XML at line ${error.line}, column ${error.column}: ${what}`);
  }
}

interface Place {
  /** The namespace of the root, which is that of SBML in this file. */
  readonly space: string;
  readonly path: string;
  readonly depth: number;
  readonly inMath: boolean;
  readonly field: string;
}

function convert(element: XmlElement, outer: ReadonlyMap<string, string>, place: Place): XmlNode {
  if (place.depth > maximumDepth)
    throw SpecError.of(place.field, `<${element.name}>`, `must not nest deeper than ${maximumDepth}`);
  const spaces = declaredSpaces(element, outer);
  const name = localName(element.name);
  const entries = Object.entries(element.attributes);
  const attributes = new Map(entries.filter(([key]) => !key.includes(':')));
  const path = pathOf(name, attributes, place);
  const language = spaceOf(element.name, spaces) === mathNamespace ? 'mathml' : 'sbml';
  const inner = { ...place, path, depth: place.depth + 1, inMath: language === 'mathml' };
  const children: XmlNode[] = [];
  const texts = [''];
  for (const child of element.children) {
    if (child instanceof XmlText) texts[texts.length - 1] += child.text;
    if (!(child instanceof XmlElement) || !isRead(child, spaces, place.space)) continue;
    children.push(convert(child, spaces, inner));
    texts.push('');
  }
  const foreign = new Map(entries.filter(([key]) => key.includes(':') && !key.startsWith('xml')));
  return { name, language, attributes, foreign, children, texts, path };
}

/** `sbml.listOfEvents.event reset`: the field, then the elements inside the model with their ids, down to `math`. */
function pathOf(name: string, attributes: ReadonlyMap<string, string>, { path, field, inMath }: Place): string {
  if (inMath) return path;
  if (path === '') return field;
  if (path === field && name === 'model') return field;
  const label = ['id', 'variable', 'symbol', 'species'].map((key) => attributes.get(key)).find(Boolean);
  return label === undefined ? `${path}.${name}` : `${path}.${name} ${label}`;
}

function isRead(child: XmlElement, outer: ReadonlyMap<string, string>, sbml: string): boolean {
  const space = spaceOf(child.name, declaredSpaces(child, outer));
  const name = localName(child.name);
  return space === mathNamespace || (space === sbml && name !== 'notes' && name !== 'annotation');
}

function declaredSpaces(element: XmlElement, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = Object.entries(element.attributes).filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(([key, uri]) => [key === 'xmlns' ? '' : key.slice(6), uri] as const)]);
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

const spaceOf = (name: string, spaces: ReadonlyMap<string, string>) =>
  spaces.get(name.includes(':') ? name.slice(0, name.indexOf(':')) : '');
