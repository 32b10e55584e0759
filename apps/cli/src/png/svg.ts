/** An SVG drawing and its size. */
export interface Svg {
  readonly width: number;
  readonly height: number;
  /** The content of the root element. */
  readonly content: string;
}

/** A monospace font, so that columns and lengths can be computed. */
export const fontSize = 14;
/** Approximate width of a letter. */
export const letterWidth = 0.61 * fontSize;
const ink = '#1b1b20';
export const paleInk = '#70707a';

/** A text anchored at x by its start, middle or end. */
export function textAt(x: number, y: number, text: string, { anchor = 'start', color = ink }: TextStyle = {}): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${color}">${escapeText(text)}</text>`;
}

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly color?: string;
}

/** Escapes a text for XML. */
function escapeText(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A drawing as a complete document on white. */
export function svgDocument({ width, height, content }: Svg): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const font = `font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="${fontSize}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font} xml:space="preserve"><rect width="100%" height="100%" fill="#ffffff"/>${content}</svg>`;
}
