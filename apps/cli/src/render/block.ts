import stringWidth from 'string-width';

/** Lines of text of one width, colours not counted; a line may be shorter. */
export interface Block {
  readonly width: number;
  readonly lines: readonly string[];
}

/** Lines as a block. */
export function blockOf(lines: readonly string[]): Block {
  return { width: Math.max(0, ...lines.map((line) => stringWidth(line))), lines };
}

/** Fills a line with spaces to a width, colours not counted. */
export function padTo(width: number, line: string): string {
  return line + ' '.repeat(Math.max(0, width - stringWidth(line)));
}

/** A line in the middle of a width. */
export function center(width: number, line: string): string {
  return ' '.repeat(Math.max(0, Math.floor((width - stringWidth(line)) / 2))) + line;
}

/** Blocks next to each other, each begun at the top. */
export function beside(blocks: readonly Block[], gap: number): Block {
  const height = Math.max(0, ...blocks.map(({ lines }) => lines.length));
  const lines = Array.from({ length: height }, (_, row) =>
    blocks
      .map(({ width, lines }) => padTo(width, lines[row] ?? ''))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
  const width = blocks.reduce((sum, block) => sum + block.width, 0) + gap * Math.max(0, blocks.length - 1);
  return { width, lines };
}

/** Blocks below each other, without a gap. */
export function stack(blocks: readonly Block[]): Block {
  return { width: Math.max(0, ...blocks.map(({ width }) => width)), lines: blocks.flatMap(({ lines }) => lines) };
}
