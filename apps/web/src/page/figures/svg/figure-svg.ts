import { drawingOfElement } from '../drawn-by.ts';
import { boxSvg } from './box-svg.ts';
import { drawingSvg } from './drawing-svg.ts';
import { escapeMarkup, markup, type Origin } from './markup.ts';
import { plainColor } from './plain-color.ts';
import { fontOf, textSvg } from './text-svg.ts';

/** A picture as text, with its size in pixels. */
export interface FigureSvg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Room around a figure, in pixels. */
const margin = 12;

/**
 * A part of the page as an SVG of its own: texts, boxes and lines as vectors, canvases as pictures in it, and charts drawn anew from their
 * numbers. It looks as the part does at this moment, as a whole, also where the page scrolls within it.
 */
export function figureSvg(root: HTMLElement, { title, description }: { readonly title: string; readonly description: string }): FigureSvg {
  const box = root.getBoundingClientRect();
  const [width, height] = [Math.max(box.width, root.scrollWidth) + 2 * margin, Math.max(box.height, root.scrollHeight) + 2 * margin];
  const origin = { left: box.left - root.scrollLeft - margin, top: box.top - root.scrollTop - margin };
  const inner = [
    `<title>${escapeMarkup(title)}</title><desc>${escapeMarkup(description)}</desc>`,
    markup('rect', { width, height, fill: groundOf(root) }),
    elementSvg(root, origin),
  ];
  return { text: markup('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` }, inner.join('')), width, height };
}

/** The color that the figure lies on. */
function groundOf(element: Element | null): string {
  for (let at = element; at !== null; at = at.parentElement) {
    const color = plainColor(getComputedStyle(at).backgroundColor);
    if (color !== undefined) return color;
  }
  return 'white';
}

function elementSvg(element: Element, origin: Origin): string {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (isHidden(element, style, box)) return '';
  const drawing = drawingOfElement(element);
  if (drawing !== undefined) return markup('g', { transform: `translate(${box.left - origin.left} ${box.top - origin.top})` }, drawing(box));
  if (element instanceof SVGSVGElement) return drawingSvg(element, box, origin);
  const parts = [boxSvg(style, box, origin)];
  if (element instanceof HTMLCanvasElement) parts.push(canvasSvg(element, style, box, origin));
  else if (element.localName === 'mfrac') parts.push(fractionBar(element, style, origin));
  for (const child of element.childNodes) {
    if (child instanceof Element) parts.push(elementSvg(child, origin));
    else if (child instanceof Text) parts.push(textSvg(child, style, origin));
  }
  parts.push(lineBeforeSvg(element, box, origin), markSvg(element, box, origin));
  const inner = parts.join('');
  return style.opacity === '1' || inner === '' ? inner : markup('g', { opacity: style.opacity }, inner);
}

/** Controls are no part of a picture; what only screen readers find is none either. */
function isHidden(element: Element, style: CSSStyleDeclaration, { width, height }: DOMRect): boolean {
  if (element.matches('[data-save-figure], [data-control], select, input, textarea, label:has(input, select)')) return true;
  return style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0' || (style.display !== 'contents' && (width <= 1 || height <= 0));
}

function canvasSvg(canvas: HTMLCanvasElement, style: CSSStyleDeclaration, box: DOMRect, origin: Origin): string {
  if (canvas.width === 0 || canvas.height === 0) return '';
  const isLarger = box.width > canvas.width;
  return markup('image', {
    x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height,
    preserveAspectRatio: 'none', href: canvas.toDataURL(),
    'image-rendering': isLarger || style.imageRendering === 'pixelated' ? 'pixelated' : undefined,
  });
}

function fractionBar({ children }: Element, style: CSSStyleDeclaration, origin: Origin): string {
  const [above, below] = [children[0]?.getBoundingClientRect(), children[1]?.getBoundingClientRect()];
  if (above === undefined || below === undefined) return '';
  const [left, right] = [Math.min(above.left, below.left) - origin.left, Math.max(above.right, below.right) - origin.left];
  const y = (above.bottom + below.top) / 2 - origin.top;
  return markup('line', { x1: left, x2: right, y1: y, y2: y, stroke: plainColor(style.color) });
}

/** The line that the style sheet draws before an entry of a legend. */
function lineBeforeSvg(element: Element, box: DOMRect, origin: Origin): string {
  const style = getComputedStyle(element, '::before');
  const [width, thickness] = [Number.parseFloat(style.width), Number.parseFloat(style.borderTopWidth)];
  const stroke = plainColor(style.borderTopColor);
  if (style.content !== '""' || !(width > 0 && thickness > 0) || stroke === undefined || style.borderTopStyle === 'none') return '';
  const [x, y] = [box.left - origin.left, (box.top + box.bottom) / 2 - origin.top];
  return markup('line', { x1: x, x2: x + width, y1: y, y2: y, stroke, 'stroke-width': thickness, 'stroke-dasharray': style.borderTopStyle === 'dashed' ? '4 3' : undefined });
}

/** A word or sign that the style sheet adds, such as the badge of a dead neuron: at the element's upper right corner, or after its text. */
function markSvg(element: Element, box: DOMRect, origin: Origin): string {
  const style = getComputedStyle(element, '::after');
  const words = /^"([^"]+)"/.exec(style.content)?.[1]?.trim() ?? '';
  if (words === '') return '';
  const size = Number.parseFloat(style.fontSize);
  const isBadge = style.position === 'absolute';
  const [x, y] = [box.right - origin.left, box.top - origin.top];
  const ground = isBadge ? plainColor(style.backgroundColor) : undefined;
  return [
    ground === undefined ? '' : markup('rect', { x: x - 6, y: y - 2, width: size, height: size, rx: 2, fill: ground }),
    markup('text', { x: isBadge ? x - 5 : x - size, y: isBadge ? y + size - 4 : box.bottom - origin.top - 0.3 * size, ...fontOf(style), fill: plainColor(style.color) }, escapeMarkup(words)),
  ].join('');
}
