import { markup, type Origin } from './markup.ts';
import { plainColor } from './plain-color.ts';

/** Background and border of an element. */
export function boxSvg(style: CSSStyleDeclaration, box: DOMRect, origin: Origin): string {
  const { width, height } = box;
  const [x, y] = [box.left - origin.left, box.top - origin.top];
  const radius = Math.min(lengthOf(style.borderTopLeftRadius, width), width / 2, height / 2);
  const [fill, gradient] = [plainColor(style.backgroundColor), gradientOf(style.backgroundImage)];
  const rx = radius > 0 ? radius : undefined;
  const parts = [fill === undefined ? '' : markup('rect', { x, y, width, height, rx, fill })];
  if (gradient !== undefined) parts.push(gradient.definition, markup('rect', { x, y, width, height, rx, fill: `url(#${gradient.id})` }));
  if (style.backgroundImage.startsWith('linear-gradient(45deg')) parts.push(cross(style, { x, y, width, height }));
  const sides = sidesOf(style);
  const [first, ...others] = sides;
  if (first !== undefined && sides.length === 4 && others.every((side) => side.color === first.color && side.width === first.width)) {
    const inset = first.width / 2;
    parts.push(markup('rect', {
      x: x + inset, y: y + inset, width: Math.max(0, width - first.width), height: Math.max(0, height - first.width), rx: radius > inset ? radius - inset : undefined,
      fill: 'none', stroke: first.color, 'stroke-width': first.width, 'stroke-dasharray': style.borderTopStyle === 'dashed' ? '3 2' : undefined,
    }));
    return parts.join('');
  }
  for (const side of sides) {
    const [x1, y1, x2, y2] = side.ends({ x, y, width, height });
    parts.push(markup('line', { x1, y1, x2, y2, stroke: side.color, 'stroke-width': side.width }));
  }
  return parts.join('');
}

type Rectangle = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

interface Side {
  readonly color: string;
  readonly width: number;
  readonly ends: (box: Rectangle) => readonly [x1: number, y1: number, x2: number, y2: number];
}

/** The sides of a border that can be seen. */
function sidesOf(style: CSSStyleDeclaration): readonly Side[] {
  const ends: Readonly<Record<'top' | 'right' | 'bottom' | 'left', Side['ends']>> = {
    top: ({ x, y, width }) => [x, y, x + width, y],
    right: ({ x, y, width, height }) => [x + width, y, x + width, y + height],
    bottom: ({ x, y, width, height }) => [x, y + height, x + width, y + height],
    left: ({ x, y, height }) => [x, y, x, y + height],
  };
  return (['top', 'right', 'bottom', 'left'] as const).flatMap((side) => {
    const width = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const color = plainColor(style.getPropertyValue(`border-${side}-color`));
    return !(width > 0) || color === undefined || style.getPropertyValue(`border-${side}-style`) === 'none' ? [] : [{ color, width, ends: ends[side] }];
  });
}

let gradients = 0;

/** A gradient from left to right, such as that of a legend, with its colors at equal distances. */
function gradientOf(image: string): { readonly id: string; readonly definition: string } | undefined {
  if (!image.startsWith('linear-gradient(to right') && !image.startsWith('linear-gradient(90deg')) return undefined;
  const colors = image.match(/(?:rgba?|color|oklab|oklch|hsl)\([^)]*\)|#[\da-f]+/gi) ?? [];
  if (colors.length < 2) return undefined;
  const id = `gradient-${++gradients}`;
  const stops = colors.map((color, i) => markup('stop', { offset: `${(100 * i) / (colors.length - 1)}%`, 'stop-color': plainColor(color) ?? 'none' }));
  return { id, definition: markup('linearGradient', { id }, stops.join('')) };
}

/** What a style sheet draws as two gradients: a neuron that is left out. */
function cross(style: CSSStyleDeclaration, { x, y, width, height }: Rectangle): string {
  const stroke = plainColor(style.borderTopColor);
  const [left, top, right, bottom] = [x + 0.2 * width, y + 0.2 * height, x + 0.8 * width, y + 0.8 * height];
  return markup('path', { d: `M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`, stroke, 'stroke-width': 1.5 });
}

const lengthOf = (length: string, whole: number): number => {
  const value = Number.parseFloat(length);
  return Number.isNaN(value) ? 0 : length.includes('%') ? (value / 100) * whole : value;
};
