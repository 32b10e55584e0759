import { describe, expect, test } from 'vitest';
import { diverging, gray } from '../../src/render/palette.ts';
import { renderPicture } from '../../src/render/picture.ts';

const diagonal = { width: 2, height: 2, values: [1, 0, 0, 1] };
const trueColor = { colorLevel: 3, isUnicode: true, columns: 80 } as const;
const plainUnicode = { colorLevel: 0, isUnicode: true, columns: 80 } as const;
const ascii = { colorLevel: 0, isUnicode: false, columns: 80 } as const;

describe('renderPicture', () => {
  test('draws two rows in one line of half blocks: the upper as text color, the lower as background', () => {
    expect(renderPicture(diagonal, gray, trueColor)).toEqual({
      width: 2,
      lines: [
        '\u001B[38;2;255;255;255m\u001B[48;2;0;0;0m▀\u001B[49m\u001B[39m' +
          '\u001B[38;2;0;0;0m\u001B[48;2;255;255;255m▀\u001B[49m\u001B[39m',
      ],
    });
  });

  test('colors equal neighbors at once', () => {
    const white = { width: 3, height: 2, values: [1, 1, 1, 1, 1, 1] };
    expect(renderPicture(white, gray, trueColor).lines).toEqual([
      '\u001B[38;2;255;255;255m\u001B[48;2;255;255;255m▀▀▀\u001B[49m\u001B[39m',
    ]);
  });

  test('leaves the lower half of the last line free where the height is odd', () => {
    expect(renderPicture({ width: 1, height: 1, values: [0] }, gray, trueColor).lines).toEqual(['\u001B[38;2;0;0;0m▀\u001B[39m']);
  });

  // xterm's 256 colors: 16 is black and 231 white in the color cube.
  test('keeps to 256 colors where there are no more', () => {
    expect(renderPicture(diagonal, gray, { ...trueColor, colorLevel: 2 }).lines).toEqual([
      '\u001B[38;5;231m\u001B[48;5;16m▀\u001B[49m\u001B[39m\u001B[38;5;16m\u001B[48;5;231m▀\u001B[49m\u001B[39m',
    ]);
  });

  const column = { width: 5, height: 2, values: [0, 0.25, 0.5, 0.75, 1, 0, 0.25, 0.5, 0.75, 1] };
  test.each([
    ['shades where there are no colors', plainUnicode, ' ░▒▓█'],
    ['shades where there are only sixteen colors', { ...plainUnicode, colorLevel: 1 }, ' ░▒▓█'],
    ['ASCII where there is nothing else', ascii, ' :+#@'],
    ['ASCII even with colors, where blocks cannot be shown', { ...ascii, colorLevel: 3 }, ' :+#@'],
  ] as const)('uses %s', (_, style, line) => {
    expect(renderPicture(column, gray, style).lines).toEqual([line]);
  });

  test('shows the mean of two rows where there are no colors', () => {
    expect(renderPicture({ width: 1, height: 2, values: [1, 0] }, gray, plainUnicode).lines).toEqual(['▒']);
  });
});

describe('the palettes', () => {
  test.each([
    [-1, [64, 140, 255]],
    [-2, [64, 140, 255]],
    [0, [18, 18, 22]],
    [0.5, [137, 84, 31]], // the middle between dark (18, 18, 22) and orange (255, 150, 40), rounded
    [1, [255, 150, 40]],
  ] as const)('diverging shows %d as %j', (value, color) => {
    expect(diverging.color(value)).toEqual(color);
  });

  test('diverging tells the sign without colors', () => {
    expect([-1, -0.5, 0, 0.5, 1].map((value) => diverging.glyph(value, false)).join('')).toBe('=- +#');
  });

  test('gray takes what lies outside of 0 to 1 for its nearest end', () => {
    expect([gray.color(-3), gray.color(7)]).toEqual([[0, 0, 0], [255, 255, 255]]);
  });
});
