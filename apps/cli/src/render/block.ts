import stringWidth from 'string-width';

/** Lines of text and their width without color codes; a line may be shorter. */
export interface Block {
  readonly width: number;
  readonly lines: readonly string[];
}

/** Lines as a block. */
export function blockOf(lines: readonly string[]): Block {
  return { width: Math.max(0, ...lines.map((line) => stringWidth(line))), lines };
}

/** Pads a line with spaces to a width, ignoring color codes. */
export function padTo(width: number, line: string): string {
  return line + ' '.repeat(Math.max(0, width - stringWidth(line)));
}

/** Centers a line within a width. */
export function center(width: number, line: string): string {
  return ' '.repeat(Math.max(0, Math.floor((width - stringWidth(line)) / 2))) + line;
}

/** Places blocks side by side, aligned at the top. */
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

/** Stacks blocks without a gap. */
export function stack(blocks: readonly Block[]): Block {
  return { width: Math.max(0, ...blocks.map(({ width }) => width)), lines: blocks.flatMap(({ lines }) => lines) };
}
