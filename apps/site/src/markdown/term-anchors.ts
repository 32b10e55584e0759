import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineHastPlugin } from 'satteri';

/** The anchor of a term of the glossary, by its first name: "unit, neuron" → `term-unit`. */
export const termAnchor = (term: string): string => `term-${(term.split(',')[0] ?? '').trim().toLowerCase().replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '')}`;

/** Each row of the glossary can be linked to: `/glossary/#term-learning-rate`. */
export function termAnchors(root: string) {
  return defineHastPlugin({
    name: 'term-anchors',
    element: {
      filter: ['tr'],
      visit(node, context) {
        if (context.fileURL === undefined || relative(root, fileURLToPath(context.fileURL)).replaceAll('\\', '/') !== 'docs/glossary.md') return;
        const cell = node.children.find((child) => child.type === 'element' && child.tagName === 'td');
        if (cell !== undefined) context.setProperty(node, 'id', termAnchor(context.textContent(cell)));
      },
    },
  });
}
