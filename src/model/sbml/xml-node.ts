/** An SBML or MathML element; notes, annotations and elements of other namespaces are left out. */
export interface XmlNode {
  /** Local name, without prefix. */
  readonly name: string;
  readonly language: 'sbml' | 'mathml';
  /** Attributes without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes with a prefix, by `prefix:name`. */
  readonly foreign: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** The text before, between and after the child elements, piece by piece: one more than there are children. */
  readonly texts: readonly string[];
  /** Where it stands, for error messages: `sbml.listOfEvents.event reset`. */
  readonly path: string;
}

/** The children of a name. */
export const childrenNamed = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((child) => child.name === name);

/** The first child of a name. */
export const childNamed = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((child) => child.name === name);

/** The items of one of a node's lists, none where the list is missing. */
export const listed = (node: XmlNode, list: string, item: string): readonly XmlNode[] =>
  childrenNamed(node, list).flatMap((found) => childrenNamed(found, item));
