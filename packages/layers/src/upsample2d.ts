import { defineLayer, layerPlan, type FloatArray } from '@vitrum/core';
import { oneInput } from './one-input.ts';
import { pictureShape } from './picture-window.ts';

/**
 * Makes pictures larger: every pixel becomes a square of f × f equal pixels.
 *
 * a[y, x, c] = x[⌊y / f⌋, ⌊x / f⌋, c], from [height, width, channels] to [height·f, width·f, channels], or [height, width] likewise.
 * ∂C/∂x = Σ ∂C/∂a over the square.
 */
export const upsample2d = /* @__PURE__ */ defineLayer({
  name: 'upsample2d',
  description: 'Enlarges the picture: every pixel becomes a square of equal pixels',
  formula: 'a[y, x] = x[⌊y / f⌋, ⌊x / f⌋]',
  source: 'Odena, Dumoulin and Olah 2016, doi:10.23915/distill.00003',
  since: '0.1.0',
  options: {
    factor: { type: 'integer', minimum: 1, default: 2, description: 'f: how many times higher and wider the picture becomes.' },
  },
  plan: ({ factor }, inputs) => {
    const shape = oneInput('upsample2d', inputs);
    const [height, width, channels] = pictureShape('upsample2d', shape);
    const [rows, columns] = [height * factor, width * factor];
    return layerPlan({
      outputShape: [rows, columns, ...shape.slice(2)],
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a } }) => {
        const [rowLength, outputRowLength] = [width * channels, width * factor * channels];
        const inputRows = batchSize * height;
        return {
          forward: () => {
            for (let row = 0, at = 0; row < inputRows; row++) {
              const first = at;
              for (let from = row * rowLength; from < (row + 1) * rowLength; from += channels) at = repeatPixel(x, from, channels, factor, a, at);
              for (let copy = 1; copy < factor; copy++, at += outputRowLength) a.copyWithin(at, first, first + outputRowLength);
            }
          },
          bindBackward: ({ output: { data: da }, inputs: [dx] }) => {
            const sums = new Float64Array(rowLength); // of one row, rounded once
            return () => {
              if (dx === undefined) return;
              for (let row = 0; row < inputRows; row++) {
                sums.fill(0);
                for (let i = 0; i < factor; i++) addRow(da, (row * factor + i) * outputRowLength, channels, factor, sums);
                dx.data.set(sums, row * rowLength);
              }
            };
          },
        };
      },
    });
  },
});

/** Writes a pixel `count` times, one beside the other; returns where the next one goes. */
function repeatPixel(x: FloatArray, from: number, channels: number, count: number, to: FloatArray, start: number): number {
  let at = start;
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < channels; c++, at++) to[at] = x[from + c] ?? 0;
  }
  return at;
}

/** Adds a row of the output's gradient to that of the input: `factor` pixels to each. */
function addRow(da: FloatArray, start: number, channels: number, factor: number, sums: Float64Array): void {
  for (let pixel = 0, at = start; pixel < sums.length; pixel += channels) {
    for (let i = 0; i < factor; i++) {
      for (let c = pixel; c < pixel + channels; c++, at++) sums[c] = (sums[c] ?? 0) + (da[at] ?? 0);
    }
  }
}
