import type { Conv2dOperands } from '@vitrum/core';
import { prepareOn } from '@vitrum/tensor';
import type { KernelCase } from './kernels.ts';

interface Convolution {
  /** [batch, height, width, channels] */
  readonly input: readonly [number, number, number, number];
  /** [kernel height, kernel width, channels, filters] */
  readonly weights: readonly [number, number, number, number];
  /** [batch, output height, output width, filters] */
  readonly out: readonly [number, number, number, number];
  readonly stride: number;
  readonly padding: readonly [top: number, left: number];
}

/** One place alone; zeros around; a stride; zeros on one side alone. */
const convolutions: readonly Convolution[] = [
  { input: [1, 3, 3, 1], weights: [3, 3, 1, 1], out: [1, 1, 1, 1], stride: 1, padding: [0, 0] },
  { input: [2, 5, 4, 3], weights: [3, 3, 3, 8], out: [2, 5, 4, 8], stride: 1, padding: [1, 1] },
  { input: [2, 7, 6, 2], weights: [3, 2, 2, 5], out: [2, 3, 3, 5], stride: 2, padding: [0, 0] },
  { input: [1, 6, 5, 1], weights: [2, 2, 1, 9], out: [1, 3, 3, 9], stride: 2, padding: [0, 1] },
];

/** The convolution and its two gradients. */
export const conv2dCases: readonly KernelCase[] = convolutions.flatMap(({ input, weights, out, stride, padding }): readonly KernelCase[] => {
  const [kernelHeight, kernelWidth, channels, filters] = weights;
  const [batch, rows, columns] = out;
  const described = `${input.join(' × ')} with ${kernelHeight} × ${kernelWidth}, stride ${stride}, padding ${padding.join(' and ')}`;
  const operandsOf = (given: Pick<Conv2dOperands, 'input' | 'weights' | 'out'>): Conv2dOperands => ({ ...given, stride, padding });
  return [
    {
      name: `conv2d of ${described}`,
      inputs: [input, weights, [filters]],
      outputs: [out],
      terms: kernelHeight * kernelWidth * channels + 1,
      run: (backend, [x, w, bias], [a]) => {
        if (x && w && bias && a) prepareOn(backend)('conv2d', { ...operandsOf({ input: x, weights: w, out: a }), bias })();
      },
    },
    {
      name: `conv2d-input of ${described}`,
      inputs: [out, weights],
      outputs: [input],
      terms: kernelHeight * kernelWidth * filters,
      run: (backend, [da, w], [dx]) => {
        if (da && w && dx) prepareOn(backend)('conv2d-input', operandsOf({ input: dx, weights: w, out: da }))();
      },
    },
    {
      name: `conv2d-weights of ${described}`,
      inputs: [input, out],
      outputs: [weights],
      terms: batch * rows * columns,
      run: (backend, [x, da], [dw]) => {
        if (x && da && dw) prepareOn(backend)('conv2d-weights', operandsOf({ input: x, weights: dw, out: da }))();
      },
    },
  ];
});
