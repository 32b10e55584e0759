import type { MathNode } from './math-node.ts';
import { parseFormula } from './parse-formula.ts';

const namespace = 'http://www.w3.org/1998/Math/MathML';

/** A formula as an element that browsers typeset, with the plain text for those who do not see it. */
export function mathElement(formula: string): Element {
  const math = document.createElementNS(namespace, 'math');
  math.setAttribute('alttext', formula);
  math.setAttribute('aria-label', formula);
  math.append(...parseFormula(formula).map(elementOf));
  return math;
}

function elementOf({ tag, text, children }: MathNode): Element {
  const element = document.createElementNS(namespace, tag);
  if (children.length > 0) element.append(...children.map(elementOf));
  else element.textContent = text;
  return element;
}
