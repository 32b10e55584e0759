import { defineMdastPlugin } from 'satteri';
import temml from 'temml';

/** Formulas in TeX, `$$…$$`, become MathML in the build: no script and no font is loaded for them. */
export const formulas = defineMdastPlugin({
  name: 'formulas',
  math: (node) => ({ type: 'html', value: `<p>${toMathML(node.value, true)}</p>` }),
  inlineMath: (node) => ({ type: 'html', value: toMathML(node.value, false) }),
});

const toMathML = (tex: string, displayMode: boolean): string => temml.renderToString(tex, { displayMode, throwOnError: true });
