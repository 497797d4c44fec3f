import type { MathNode, OperatorNode, ParenthesisNode } from 'mathjs/number';

/** Brackets that say nothing left out: around everything, around names and numbers, and around products and fractions within sums and products. */
export const withoutIdleBrackets = (node: MathNode): MathNode => bare(node, null);

function bare(node: MathNode, parent: string | null): MathNode {
  if (node.type === 'ParenthesisNode') {
    const content = bare((node as ParenthesisNode).content, null);
    return isIdle(content, parent) ? content : node.map(() => content);
  }
  return node.map((child) => bare(child, operation(node) ?? 'call'));
}

/** Whether brackets around this say nothing within that operation. */
function isIdle(content: MathNode, parent: string | null): boolean {
  if (parent === null || parent === 'call') return true;
  if (content.type === 'SymbolNode' || content.type === 'ConstantNode') return true;
  if (startsWithMinus(content)) return false;
  const own = operation(content);
  if (parent === 'add' || parent === 'subtract') return own === 'multiply' || own === 'divide' || own === 'pow';
  return parent === 'multiply' && (own === 'multiply' || own === 'divide');
}

/** `add`, `multiply`, `pow` …; null for what is no operation. */
const operation = (node: MathNode): string | null => (node.type === 'OperatorNode' ? (node as OperatorNode).fn : null);

/** A sign behind another one, or behind a factor, could be misread. */
function startsWithMinus(node: MathNode): boolean {
  const own = operation(node);
  return own === 'unaryMinus' || (own !== null && startsWithMinus((node as OperatorNode).args[0]!));
}
