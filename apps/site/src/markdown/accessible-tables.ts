import { defineHastPlugin } from 'satteri';

/** Tables scroll where they are wide, so that the keyboard has to reach them; a corner without a text heads nothing. */
export const accessibleTables = defineHastPlugin({
  name: 'accessible-tables',
  element: {
    filter: ['table', 'th'],
    visit(node, context) {
      if (node.tagName === 'table') context.setProperty(node, 'tabindex', 0);
      else if (context.textContent(node).trim() === '') context.replaceNode(node, { ...node, tagName: 'td' });
    },
  },
});
