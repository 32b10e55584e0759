import { piecesOfFormula } from './formula-pieces.ts';
import { linesOfFormula } from './formula-lines.ts';
import type { MathNode } from './math-node.ts';
import { parseFormula } from './parse-formula.ts';

const namespace = 'http://www.w3.org/1998/Math/MathML';

/** A formula as an element that browsers typeset, with the plain text for those who do not see it. A long one breaks between its pieces. */
export function mathElement(formula: string): Element {
  const elements = piecesOfFormula(formula).flatMap(({ text, isProse }): readonly (string | Element)[] => (isProse ? [text, ' '] : [...mathsOf(text), ' ']));
  elements.pop();
  const [only] = elements;
  if (elements.length === 1 && only instanceof Element) return named(only, formula);
  const row = document.createElement('span');
  row.setAttribute('role', 'math');
  for (const element of elements) if (element instanceof Element) element.setAttribute('aria-hidden', 'true');
  row.append(...elements);
  return named(row, formula);
}

function named(element: Element, formula: string): Element {
  element.setAttribute('aria-label', formula);
  return element;
}

/** Browsers do not break a line within mathematics: a long formula is several of them, and a line may end between two. */
function mathsOf(formula: string): readonly Element[] {
  return linesOfFormula(parseFormula(formula), formula.length).map((nodes, index, lines) => {
    const math = document.createElementNS(namespace, 'math');
    if (lines.length === 1) math.setAttribute('alttext', formula);
    const [first, ...rest] = nodes.map(elementOf);
    if (index > 0) first?.setAttribute('form', 'infix'); // with the space of a sign between two terms
    math.append(...(first === undefined ? [] : [first]), ...rest);
    return math;
  });
}

function elementOf({ tag, text, children }: MathNode): Element {
  const element = document.createElementNS(namespace, tag);
  if (children.length > 0) element.append(...children.map(elementOf));
  else element.textContent = text;
  return element;
}
