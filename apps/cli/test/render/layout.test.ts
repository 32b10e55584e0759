import { describe, expect, test } from 'vitest';
import { beside, blockOf, center, padTo, stack } from '../../src/render/block.ts';
import { layoutGrid } from '../../src/render/grid.ts';

const red = (text: string): string => `\u001B[31m${text}\u001B[39m`;

describe('blocks', () => {
  test('have the width of their longest line, colors not counted', () => {
    expect(blockOf([red('four'), 'no']).width).toBe(4);
    expect(blockOf([]).width).toBe(0);
  });

  test('stand beside each other', () => {
    const two = beside([blockOf(['ab', 'c']), blockOf(['x', 'y', 'z'])], 1);
    expect(two).toEqual({ width: 4, lines: ['ab x', 'c  y', '   z'] });
  });

  test('stand below each other', () => {
    expect(stack([blockOf(['abc']), blockOf(['d'])])).toEqual({ width: 3, lines: ['abc', 'd'] });
  });

  test('pad and center count what is seen', () => {
    expect(padTo(4, red('ab'))).toBe(`${red('ab')}  `);
    expect(center(6, 'ab')).toBe('  ab');
  });
});

describe('layoutGrid', () => {
  const blocks = ['a', 'b', 'c'].map((letter) => blockOf([letter.repeat(4)]));
  test.each([
    [100, ['aaaa  bbbb  cccc']],
    [16, ['aaaa  bbbb  cccc']], // 3 · 4 + 2 · 2 = 16 fits exactly
    [15, ['aaaa  bbbb', '', 'cccc']],
    [1, ['aaaa', '', 'bbbb', '', 'cccc']],
  ])('in %i columns', (columns, lines) => {
    expect(layoutGrid(blocks, columns)).toEqual(lines);
  });

  test('is empty without blocks', () => {
    expect(layoutGrid([], 80)).toEqual([]);
  });
});
