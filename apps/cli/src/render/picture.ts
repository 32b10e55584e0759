import { Chalk } from 'chalk';
import type { Style } from '../terminal.ts';
import type { Block } from './block.ts';
import type { Palette, Rgb } from './palette.ts';

/** A grid of numbers, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly values: ArrayLike<number>;
}

/**
 * Draws a picture with two rows in each line, as characters are about twice as high as wide: half blocks where there are
 * colours, else one sign for the mean of two rows.
 */
export function renderPicture(picture: Picture, palette: Palette, style: Style): Block {
  const render = style.colorLevel >= 2 && style.isUnicode ? halfBlockLine : glyphLine;
  const lines = Array.from({ length: Math.ceil(picture.height / 2) }, (_, line) => render(picture, 2 * line, palette, style));
  return { width: picture.width, lines };
}

/** The upper half block shows the upper row in the text's colour, the lower row in the background's. */
function halfBlockLine(picture: Picture, y: number, palette: Palette, { colorLevel }: Style): string {
  const chalk = new Chalk({ level: colorLevel });
  const cells = Array.from({ length: picture.width }, (_, x) => ({
    upper: palette.color(valueAt(picture, x, y)),
    lower: y + 1 < picture.height ? palette.color(valueAt(picture, x, y + 1)) : undefined,
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

/** Neighbours that look the same, told once: most of a digit's picture is black. */
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

const valueAt = ({ width, values }: Picture, x: number, y: number): number => values[y * width + x] ?? 0;
