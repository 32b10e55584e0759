import { describe, expect, test } from 'vitest';
import { createDrawing } from '../src/page/drawing-pad/drawing.ts';
import { latestOnly } from '../src/page/drawing-pad/latest-only.ts';
import { movePen } from '../src/page/drawing-pad/pen.ts';
import { penWidth, widthOfPressure } from '../src/page/drawing-pad/stroke.ts';
import { meaningOf, verdictOf } from '../src/page/drawing-pad/verdict.ts';

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
const outputsWith = (digit: number, output: number): Float32Array => new Float32Array(10).fill(-0.5).fill(output, digit, digit + 1);

describe('the keyboard moves the pen by one pixel of the network', () => {
  test.each([
    ['ArrowLeft', { x: 13 / 28, y: 14 / 28 }],
    ['ArrowRight', { x: 15 / 28, y: 14 / 28 }],
    ['ArrowUp', { x: 14 / 28, y: 13 / 28 }],
    ['ArrowDown', { x: 14 / 28, y: 15 / 28 }],
  ])('%s', (key, expected) => {
    const moved = movePen({ x: 0.5, y: 0.5 }, key);
    expect(moved?.x).toBeCloseTo(expected.x, 12);
    expect(moved?.y).toBeCloseTo(expected.y, 12);
  });

  test('never over the edge', () => {
    expect(movePen({ x: 0, y: 1 }, 'ArrowLeft')).toEqual({ x: 0, y: 1 });
    expect(movePen({ x: 0, y: 1 }, 'ArrowDown')).toEqual({ x: 0, y: 1 });
  });

  test('no other key', () => {
    expect(movePen({ x: 0.5, y: 0.5 }, 'a')).toBeUndefined();
  });
});

test('half the pressure is the line of a mouse', () => {
  expect(widthOfPressure(0.5)).toBe(penWidth);
  expect(widthOfPressure(1)).toBeGreaterThan(widthOfPressure(0.1));
});

test('undo takes stroke after stroke away, clear all of them', () => {
  const drawing = createDrawing();
  const [a, b, c] = [0.1, 0.2, 0.3].map((x) => ({ x, y: 0.5, width: penWidth })) as [Ink, Ink, Ink]; // three in, three out
  drawing.begin(a);
  drawing.extend([b, c]);
  drawing.begin(c);
  expect(drawing.strokes()).toEqual([[a, b, c], [c]]);
  drawing.undo();
  expect(drawing.strokes()).toEqual([[a, b, c]]);
  drawing.begin(b);
  drawing.clear();
  expect(drawing.strokes()).toEqual([]);
  drawing.undo();
  expect(drawing.strokes()).toEqual([]);
});
type Ink = ReturnType<ReturnType<typeof createDrawing>['strokes']>[number][number];

test('while one question is open, only the latest waits', async () => {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const ask = latestOnly<number>(async (value) => {
    asked.push(value);
    await new Promise<void>((resolve) => answers.push(resolve));
  });
  ask(1);
  ask(2);
  ask(3);
  expect(asked).toEqual([1]);
  answers.shift()?.();
  await expect.poll(() => asked).toEqual([1, 3]);
  answers.shift()?.();
  await Promise.resolve();
  ask(4);
  await expect.poll(() => asked).toEqual([1, 3, 4]);
});

describe('the verdict', () => {
  test.each([
    [3, 0.87, 'tanh', 'Looks like a 3: its output, 0.8700, is the largest.'],
    [8, 0.25, undefined, 'Looks like an 8: its output, 0.2500, is the largest.'],
    [0, -0.1, 'tanh', 'Looks like a 0: its output, −0.1000, is the largest.'],
    [3, 0.87, 'softmax', 'Looks like a 3, 87.00\u00a0%.'],
  ])('%i with %d of %s', (predicted, output, activation, expected) => {
    expect(verdictOf({ outputs: outputsWith(predicted, output), predicted, classes: digits, activation })).toBe(expected);
  });

  test('names a class that is no digit', () => {
    const answer = { outputs: new Float32Array([0.1, 0.9]), predicted: 1, classes: ['Trouser', 'Bag'], activation: 'tanh' };
    expect(verdictOf(answer)).toMatch(/^Looks like “Bag”:/);
  });

  test('says what the outputs are', () => {
    expect(meaningOf('tanh')).toContain('not probabilities');
    expect(meaningOf('softmax')).toContain('add up to 1');
  });
});
