import { piecesOfFormula } from './formula-pieces.ts';
import type { MathNode } from './math-node.ts';
import { parseFormula } from './parse-formula.ts';

const namespace = 'http://www.w3.org/1998/Math/MathML';

/** A formula as an element that browsers typeset, with the plain text for those who do not see it. A long one breaks between its pieces. */
export function mathElement(formula: string): Element {
  const pieces = piecesOfFormula(formula);
  const elements = pieces.map(({ text, isProse }) => (isProse ? text : mathOf(text)));
  const [only] = elements;
  if (elements.length === 1 && only instanceof Element) return named(only, formula);
  const row = document.createElement('span');
  row.setAttribute('role', 'math');
  for (const element of elements) {
    if (element instanceof Element) element.setAttribute('aria-hidden', 'true');
    row.append(element, ' ');
  }
  return named(row, formula);
}

function named(element: Element, formula: string): Element {
  element.setAttribute('aria-label', formula);
  return element;
}

function mathOf(formula: string): Element {
  const math = document.createElementNS(namespace, 'math');
  math.setAttribute('alttext', formula);
  math.append(...parseFormula(formula).map(elementOf));
  return math;
}

function elementOf({ tag, text, children }: MathNode): Element {
  const element = document.createElementNS(namespace, tag);
  if (children.length > 0) element.append(...children.map(elementOf));
  else element.textContent = text;
  return element;
}
