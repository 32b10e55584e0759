import { describe, expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { createTensor } from '@vitrum/tensor';
import { maxPoolBack, operations } from '@vitrum/tensor/operations';

interface Places {
  readonly size: number;
  readonly stride: number;
  readonly padding: readonly [number, number];
}

const places: Places = { size: 2, stride: 2, padding: [0, 0] };

describe.each(['max-pool', 'average-pool', 'average-pool-back'] as const)('%s', (operation) => {
  test.each<[fault: string, input: Shape, out: Shape, places: Places]>([
    ['a missing axis', [4, 4, 3], [2, 2, 3], places],
    ['another batch', [2, 4, 4, 3], [1, 2, 2, 3], places],
    ['other channels', [2, 4, 4, 3], [2, 2, 2, 1], places],
    ['a window above the picture', [1, 4, 4, 1], [1, 3, 2, 1], { ...places, padding: [2, 0] }],
    ['a window to the right of the picture', [1, 4, 4, 1], [1, 2, 3, 1], places],
  ])('refuses %s', (_fault, input, out, { size, stride, padding }) => {
    const message = `${operation} cannot take [${input.join(', ')}] to [${out.join(', ')}] with a window of 2 × 2, stride ${stride} and padding ${padding.join(' and ')}.`;
    const operands = { input: createTensor(input), out: createTensor(out), size, stride, padding };
    expect(() => operations[operation].reference(operands)).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
  });
});

test('max-pool-back refuses gradients of other shapes', () => {
  const [input, out] = [createTensor([1, 4, 4, 1]), createTensor([1, 2, 2, 1])];
  const message = 'The gradient of max-pool-back needs a tensor of shape [1, 2, 2, 1], got [1, 4, 4, 1].';
  expect(() => maxPoolBack.reference({ ...places, input, out, inputGradient: input, outGradient: input }))
    .toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
