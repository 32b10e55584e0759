// Pictures in characters. A character is about twice as high as wide, so each stands for two rows of a picture.

/** Numbers row by row. */
export interface Grid {
  readonly width: number;
  readonly values: ArrayLike<number>;
}

/** From paper to ink, for numbers from 0 to 1. */
export const shades = ' ░▒▓█';
/** Very negative, negative, near 0, positive, very positive, for numbers from −1 to 1 moved to 0 to 1. */
export const signs = '=- +#';

/** A picture as lines, each character the mean of two numbers above each other. */
export function pictureLines({ width, values }: Grid, characters = shades): readonly string[] {
  const lines = Math.ceil(values.length / width / 2);
  return Array.from({ length: lines }, (_, line) => {
    const characterAt = (x: number): string => {
      const upper = values[2 * line * width + x] ?? 0;
      const lower = values[(2 * line + 1) * width + x] ?? upper;
      return characterOf((upper + lower) / 2, characters);
    };
    return Array.from({ length: width }, (_, x) => characterAt(x)).join('');
  });
}

/** The character for a number from 0 to 1; what lies outside gets the first or the last. */
function characterOf(value: number, characters = shades): string {
  const place = Math.round(value * (characters.length - 1));
  return characters[Math.min(characters.length - 1, Math.max(0, place))] ?? ' ';
}

/** Lines under a caption. */
export interface Block {
  readonly caption: string;
  readonly lines: readonly string[];
}

/** Blocks beside each other. */
export function beside(blocks: readonly Block[], gap = 3): readonly string[] {
  const columns = blocks.map(({ caption, lines }) => {
    const width = Math.max(caption.length, ...lines.map((line) => line.length));
    return [caption, ...lines].map((line) => line.padEnd(width));
  });
  const height = Math.max(0, ...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => columns.map((lines) => lines[row] ?? ' '.repeat(lines[0]?.length ?? 0)).join(' '.repeat(gap)).trimEnd());
}

/** A square landscape seen from above, low places light, and a path in it. */
export interface Landscape {
  /** Row by row, the last row on top. */
  readonly heights: ArrayLike<number>;
  /** Rows, and columns. */
  readonly size: number;
  /** Columns and rows from 0 on, from the start to the end. */
  readonly path: readonly (readonly [x: number, y: number])[];
}

/** A landscape as lines, two characters for each place: o where the path begins, x where it ends. */
export function landscapeLines({ heights, size, path }: Landscape): readonly string[] {
  const all = Array.from(heights);
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const ground = all.map((height) => characterOf(Math.sqrt((height - lowest) / (highest - lowest)), ' .:-=+*#%@').repeat(2));
  const mark = ([x, y]: readonly [number, number], sign: string): void => {
    ground[Math.round(y) * size + Math.round(x)] = sign.padEnd(2);
  };
  for (const place of path) mark(place, '·');
  for (const place of path.slice(-1)) mark(place, 'x');
  for (const place of path.slice(0, 1)) mark(place, 'o');
  return Array.from({ length: size }, (_, line) => ground.slice((size - 1 - line) * size, (size - line) * size).join(''));
}
