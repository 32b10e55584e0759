/** A drawing as SVG, and how large it is. */
export interface Svg {
  readonly width: number;
  readonly height: number;
  /** What stands between the tags of the document. */
  readonly content: string;
}

/** How texts look: a font of one width, so that columns and cuts can be counted. */
export const fontSize = 14;
/** Width of a letter, about. */
export const letterWidth = 0.61 * fontSize;
export const ink = '#1b1b20';
export const paleInk = '#70707a';

/** A text whose middle, beginning or end is at x. */
export function textAt(x: number, y: number, text: string, { anchor = 'start', color = ink }: TextStyle = {}): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${color}">${escapeText(text)}</text>`;
}

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly color?: string;
}

/** What a text may not have in XML, written so that it may. */
function escapeText(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A drawing as a document on white. */
export function svgDocument({ width, height, content }: Svg): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const font = `font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="${fontSize}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font} xml:space="preserve"><rect width="100%" height="100%" fill="#ffffff"/>${content}</svg>`;
}
