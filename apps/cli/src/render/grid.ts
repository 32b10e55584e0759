import { beside, type Block } from './block.ts';

/** Blocks in rows of as many as fit into the columns, with an empty line between rows. */
export function layoutGrid(blocks: readonly Block[], columns: number, gap = 2): readonly string[] {
  const width = Math.max(1, ...blocks.map((block) => block.width));
  const perRow = Math.max(1, Math.floor((columns + gap) / (width + gap)));
  const lines: string[] = [];
  for (let start = 0; start < blocks.length; start += perRow) {
    const row = blocks.slice(start, start + perRow).map((block) => ({ ...block, width }));
    if (start > 0) lines.push('');
    lines.push(...beside(row, gap).lines);
  }
  return lines;
}
