import { cutText } from '../render/cut-text.ts';
import type { Rows } from '../show/rows.ts';
import { fontSize, letterWidth, paleInk, textAt, type Svg } from './svg.ts';

const margin = 16;
const lineHeight = fontSize + 10;
const gap = 24;
const maxCellWidth = 90;

/** Rows of a table under their names. */
export function rowsSheet({ heads, cells }: Rows): Svg {
  const rows = [heads, ...cells].map((row) => row.map((cell) => cutText(cell, maxCellWidth)));
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)) * letterWidth);
  const lefts = widths.map((_, column) => margin + widths.slice(0, column).reduce((sum, width) => sum + width + gap, 0));
  const width = Math.ceil((lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0) + margin);
  const texts = rows.flatMap((row, line) =>
    row.map((cell, column) => textAt(lefts[column] ?? 0, margin + (line + 1) * lineHeight - 8, cell, line === 0 ? { color: paleInk } : {})),
  );
  const rule = `<line x1="${margin}" x2="${width - margin}" y1="${margin + lineHeight}" y2="${margin + lineHeight}" stroke="${paleInk}"/>`;
  return { width, height: 2 * margin + rows.length * lineHeight, content: [rule, ...texts].join('') };
}
