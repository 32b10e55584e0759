import { markup, escapeMarkup, type Origin } from './markup.ts';
import { plainColor } from './plain-color.ts';

interface TextLine {
  text: string;
  left: number;
  right: number;
  readonly top: number;
  readonly height: number;
}

let context: OffscreenCanvasRenderingContext2D | null | undefined;

/** A text of the page, each of its lines where it stands. */
export function textSvg(node: Text, style: CSSStyleDeclaration, origin: Origin): string {
  const fill = plainColor(style.color);
  if (fill === undefined) return '';
  const ascent = ascentShare(style);
  return linesOf(node).map(({ text, left, right, top, height }) =>
    markup('text', {
      x: left - origin.left,
      y: top - origin.top + ascent * height,
      ...fontOf(style),
      fill,
      // As long as on the page, whatever font there is.
      textLength: right - left,
      lengthAdjust: 'spacingAndGlyphs',
    }, escapeMarkup(text)),
  ).join('');
}

/** The font of a text as attributes. */
export const fontOf = (style: CSSStyleDeclaration): Readonly<Record<string, string>> => ({
  'font-family': style.fontFamily.replaceAll('"', "'"),
  'font-size': style.fontSize,
  'font-weight': style.fontWeight,
  'font-style': style.fontStyle,
});

/** Words that stand beside each other are one line; a soft hyphen is drawn where a word breaks, and nowhere else. */
function linesOf(node: Text): readonly TextLine[] {
  const range = document.createRange();
  const lines: TextLine[] = [];
  let isInWord = false;
  for (const { 0: whole, 1: word = '', index } of node.data.matchAll(/([^\s\u00AD]+)\u00AD?/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, right, top, height, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.top - top) < 2 && left >= last.left) Object.assign(last, { text: `${last.text}${isInWord ? '' : ' '}${word}`, right });
    else {
      if (last !== undefined && isInWord) Object.assign(last, { text: `${last.text}-` });
      lines.push({ text: word, left, right, top, height });
    }
    isInWord = whole.length > word.length;
  }
  return lines;
}

/** Where the base line of a font is, as a share of its height. */
function ascentShare({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
  context ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return 0.8;
  context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
  return fontBoundingBoxAscent / (fontBoundingBoxAscent + fontBoundingBoxDescent);
}
