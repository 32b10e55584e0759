import type { MathNode } from './math-node.ts';

/** Formulas of so many characters fit into the narrowest column. */
const shortFormula = 18;

const isSign = (node: MathNode | undefined, signs: string): boolean => node?.tag === 'mo' && signs.includes(node.text);
const isSum = (node: MathNode | undefined): boolean => node?.tag === 'mrow' && (node.children[0]?.text === 'Σ' || node.children[0]?.children[0]?.text === 'Σ');

/** What a sign joins to the next term; after another sign, or a word, it is that of a number. */
const isTerm = (node: MathNode | undefined): boolean => node !== undefined && node.tag !== 'mtext' && (node.tag !== 'mo' || node.text === '…');

/** A formula in runs between which a line may end: before = + − that stand between two terms, and before the products of a sum. */
export function linesOfFormula(nodes: readonly MathNode[], length: number): readonly (readonly MathNode[])[] {
  if (length <= shortFormula) return [nodes];
  const lines: MathNode[][] = [[]];
  for (const [index, node] of nodes.entries()) {
    const isBetween = index < nodes.length - 1 && isTerm(nodes[index - 1]);
    if (isBetween && (isSign(node, '=+−') || (isSign(node, '·') && isSum(nodes[index + 1])))) lines.push([]);
    if (!isSum(node)) lines.at(-1)?.push(node);
    else for (const part of node.children) if (isSign(part, '·')) lines.push([part]);
    else lines.at(-1)?.push(part);
  }
  return lines;
}
