import { markup, type Origin } from './markup.ts';
import { plainColor } from './plain-color.ts';

/** What a style sheet may say about a shape, or a text. */
const colors = ['fill', 'stroke'];
const others = [
  'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'fill-opacity', 'stroke-opacity',
  'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order', 'visibility',
];

/** A drawing of the page that is an SVG already, with what the style sheet says of it written into it. */
export function drawingSvg(drawing: SVGSVGElement, box: DOMRect, origin: Origin): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // a clone is of its kind
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const original = originals[i];
    if (original !== undefined) writeStyle(element, getComputedStyle(original));
  });
  const attributes = {
    x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height,
    viewBox: drawing.getAttribute('viewBox') ?? undefined, preserveAspectRatio: drawing.getAttribute('preserveAspectRatio') ?? undefined, overflow: 'visible',
  };
  const serializer = new XMLSerializer();
  const inner = Array.from(copy.childNodes, (child) => serializer.serializeToString(child).replaceAll(' xmlns="http://www.w3.org/2000/svg"', ''));
  return markup('svg', attributes, inner.join(''));
}

function writeStyle(element: Element, style: CSSStyleDeclaration): void {
  for (const name of ['class', 'style', 'tabindex', 'role']) element.removeAttribute(name);
  for (const name of colors) {
    const value = style.getPropertyValue(name);
    if (value !== '' && !value.startsWith('url(')) element.setAttribute(name, plainColor(value) ?? 'none');
  }
  for (const name of others) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== 'normal' && value !== 'auto') element.setAttribute(name, value.replaceAll('"', "'"));
  }
}
