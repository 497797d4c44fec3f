import type { Node } from '../ir/node.ts';
import { type Emission, vectorOp } from './emission.ts';
import { FUSED_OPCODES } from './opcodes.ts';

/**
 * Emits a sum with a product that nothing else uses as one relaxed multiply-add, a·b + c or c − a·b, which engines round once where the
 * processor can. Products that have a local stay as they are: their value is wanted elsewhere too, as in compensated sums.
 *
 * @returns whether the node is such a sum, which is then emitted
 */
export function fusedSum(at: Emission, { operation, args }: Node, vector: number): boolean {
  if (operation !== 'f.add' && operation !== 'f.sub') return false;
  const [a, b] = args as [Node, Node];
  const isProduct = (node: Node): boolean => node.operation === 'f.mul' && !node.uniform && !at.locals.has(node);
  const product = isProduct(b) ? b : operation === 'f.add' && isProduct(a) ? a : null;
  if (!product) return false;
  for (const factor of product.args) at.value(factor, vector);
  at.value(product === b ? a : b, vector);
  vectorOp(at, FUSED_OPCODES[operation][at.shape.double ? 1 : 0]);
  return true;
}
