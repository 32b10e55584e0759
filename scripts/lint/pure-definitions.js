// Bundlers drop a contribution that a program does not use only if the call that makes it carries this annotation: none of them knows
// from another file that the helper has no side effects.

const annotation = '@__PURE__';
const helper = /^define/;

/** Requires the annotation at every `define…` call that initializes a constant of a module. */
export const pureDefinitions = {
  meta: {
    type: 'problem',
    fixable: 'code',
    schema: [],
    messages: { missing: 'Write /* @__PURE__ */ before {{name}}(…): without it bundlers keep what a program does not use.' },
  },
  create: (context) => ({
    ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > CallExpression.init'(node) {
      if (node.callee.type !== 'Identifier' || !helper.test(node.callee.name)) return;
      const isMarked = context.sourceCode.getCommentsBefore(node).some(({ value }) => value.includes(annotation));
      if (isMarked) return;
      context.report({
        node,
        messageId: 'missing',
        data: { name: node.callee.name },
        fix: (fixer) => fixer.insertTextBefore(node, `/* ${annotation} */ `),
      });
    },
  }),
};
