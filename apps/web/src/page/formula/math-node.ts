/** An element of MathML (Core), of which a formula is made. */
export interface MathNode {
  readonly tag: 'mi' | 'mn' | 'mo' | 'mtext' | 'mrow' | 'mfrac' | 'msqrt' | 'msup' | 'msub' | 'msubsup';
  readonly children: readonly MathNode[];
  /** Of a leaf. */
  readonly text: string;
  /** True of what stands in parentheses, which a fraction or a root does without. */
  readonly isGroup?: boolean;
}

export const leaf = (tag: 'mi' | 'mn' | 'mo' | 'mtext', text: string): MathNode => ({ tag, text, children: [] });

export const branch = (tag: Exclude<MathNode['tag'], 'mi' | 'mn' | 'mo' | 'mtext'>, children: readonly MathNode[], isGroup = false): MathNode => ({
  tag,
  children,
  text: '',
  isGroup,
});

/** One node for several. */
export function rowOf(nodes: readonly MathNode[]): MathNode {
  const [only, ...more] = nodes;
  return only !== undefined && more.length === 0 ? only : branch('mrow', nodes);
}

/** What is in parentheses, without them. */
export const withoutParentheses = (node: MathNode): MathNode => (node.isGroup === true ? rowOf(node.children.slice(1, -1)) : node);
