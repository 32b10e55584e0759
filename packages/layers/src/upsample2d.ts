import { defineLayer, layerPlan } from '@vitrum/core';
import { oneInput } from './one-input.ts';
import { pictureShape } from './picture-window.ts';

/**
 * Makes pictures larger: every pixel becomes a square of f × f equal pixels.
 *
 * a[y, x, c] = x[⌊y / f⌋, ⌊x / f⌋, c], from [height, width, channels] to [height·f, width·f, channels], or [height, width] likewise.
 * ∂C/∂x = Σ ∂C/∂a over the square.
 */
export const upsample2d = defineLayer({
  name: 'upsample2d',
  description: 'Makes the picture larger: every pixel becomes a square of equal ones',
  formula: 'a[y, x] = x[⌊y / f⌋, ⌊x / f⌋]',
  source: 'Odena, Dumoulin and Olah 2016, doi:10.23915/distill.00003',
  since: '0.1.0',
  options: {
    factor: { type: 'integer', minimum: 1, default: 2, description: 'f: how many times as high and as wide.' },
  },
  plan: ({ factor }, inputs) => {
    const shape = oneInput('upsample2d', inputs);
    const [height, width, channels] = pictureShape('upsample2d', shape);
    const [rows, columns] = [height * factor, width * factor];
    return layerPlan({
      outputShape: [rows, columns, ...shape.slice(2)],
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a } }) => {
        /** Visits every number of the output, and the one of the input that it comes from. */
        const eachPair = (visit: (outputAt: number, inputAt: number) => void): void => {
          for (let row = 0, k = 0; row < batchSize * rows; row++) {
            const inputRow = Math.floor(row / factor); // rows of all samples: each has height·factor of them
            for (let column = 0; column < columns; column++) {
              const pixelAt = (inputRow * width + Math.floor(column / factor)) * channels;
              for (let c = 0; c < channels; c++, k++) visit(k, pixelAt + c);
            }
          }
        };
        const copy = (outputAt: number, inputAt: number): void => {
          a[outputAt] = x[inputAt] ?? 0;
        };
        return {
          forward: () => eachPair(copy),
          bindBackward: ({ output: { data: da }, inputs: [dx] }) => {
            const sums = new Float64Array(dx?.data.length ?? 0); // rounded once
            const sum = (outputAt: number, inputAt: number): void => {
              sums[inputAt] = (sums[inputAt] ?? 0) + (da[outputAt] ?? 0);
            };
            return () => {
              if (dx === undefined) return;
              sums.fill(0);
              eachPair(sum);
              dx.data.set(sums);
            };
          },
        };
      },
    });
  },
});
