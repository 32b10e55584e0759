import { Chalk } from 'chalk';
import type { Style } from '../terminal.ts';
import type { Block } from './block.ts';
import type { Palette, Rgb } from './palette.ts';

/** A grid of numbers, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly values: ArrayLike<number>;
  /** 3 if each cell has red, green and blue from 0 to 1; one number by default. */
  readonly channels?: 1 | 3;
}

/**
 * Draws a picture with two rows per line, since characters are about twice as high as wide: half blocks with colors, otherwise a
 * character for the mean of two rows. Colored pictures keep their colors; the palette is for single numbers.
 */
export function renderPicture(picture: Picture, palette: Palette, style: Style): Block {
  const render = style.colorLevel >= 2 && style.isUnicode ? halfBlockLine : glyphLine;
  const lines = Array.from({ length: Math.ceil(picture.height / 2) }, (_, line) => render(picture, 2 * line, palette, style));
  return { width: picture.width, lines };
}

/** An upper half block: the upper row in the foreground color, the lower row in the background color. */
function halfBlockLine(picture: Picture, y: number, palette: Palette, { colorLevel }: Style): string {
  const chalk = new Chalk({ level: colorLevel });
  const cells = Array.from({ length: picture.width }, (_, x) => ({
    upper: colorAt(picture, x, y, palette),
    lower: y + 1 < picture.height ? colorAt(picture, x, y + 1, palette) : undefined,
  }));
  return runsOf(cells)
    .map(({ cell: { upper, lower }, length }) => {
      const brush = lower === undefined ? chalk.rgb(...upper) : chalk.rgb(...upper).bgRgb(...lower);
      return brush('▀'.repeat(length));
    })
    .join('');
}

interface Cell {
  readonly upper: Rgb;
  readonly lower: Rgb | undefined;
}

/** Merges runs of equal cells, since most of a digit's picture is black. */
function runsOf(cells: readonly Cell[]): readonly { readonly cell: Cell; readonly length: number }[] {
  const runs: { cell: Cell; length: number }[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last !== undefined && isSameColor(last.cell.upper, cell.upper) && isSameColor(last.cell.lower, cell.lower)) last.length++;
    else runs.push({ cell, length: 1 });
  }
  return runs;
}

function isSameColor(a: Rgb | undefined, b: Rgb | undefined): boolean {
  return a?.join() === b?.join();
}

function glyphLine(picture: Picture, y: number, palette: Palette, { isUnicode }: Style): string {
  const signs = Array.from({ length: picture.width }, (_, x) => {
    const upper = valueAt(picture, x, y);
    const lower = y + 1 < picture.height ? valueAt(picture, x, y + 1) : upper;
    return palette.glyph((upper + lower) / 2, isUnicode);
  });
  return signs.join('');
}

/** The number in a cell; the mean of red, green and blue. */
function valueAt({ width, values, channels = 1 }: Picture, x: number, y: number): number {
  const place = (y * width + x) * channels;
  if (channels === 1) return values[place] ?? 0;
  return ((values[place] ?? 0) + (values[place + 1] ?? 0) + (values[place + 2] ?? 0)) / 3;
}

function colorAt(picture: Picture, x: number, y: number, palette: Palette): Rgb {
  if (picture.channels !== 3) return palette.color(valueAt(picture, x, y));
  const place = (y * picture.width + x) * 3;
  const at = (channel: number): number => Math.round(255 * Math.min(1, Math.max(0, picture.values[place + channel] ?? 0)));
  return [at(0), at(1), at(2)];
}

/** Downscales a picture to at most `columns` columns, by averaging squares. */
export function fitPicture(picture: Picture, columns: number): Picture {
  const factor = Math.ceil(picture.width / Math.max(1, columns));
  if (factor <= 1) return picture;
  const { channels = 1 } = picture;
  const [width, height] = [Math.ceil(picture.width / factor), Math.ceil(picture.height / factor)];
  const values = Array.from({ length: width * height * channels }, (_, i) => {
    const place = Math.floor(i / channels);
    return meanOf(picture, (place % width) * factor, Math.floor(place / width) * factor, factor, i % channels);
  });
  return { width, height, values, channels };
}

function meanOf({ width, height, values, channels = 1 }: Picture, left: number, top: number, size: number, channel: number): number {
  let [sum, count] = [0, 0];
  for (let y = top; y < Math.min(height, top + size); y++) {
    for (let x = left; x < Math.min(width, left + size); x++) {
      sum += values[(y * width + x) * channels + channel] ?? 0;
      count++;
    }
  }
  return sum / count;
}
