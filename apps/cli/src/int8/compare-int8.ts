import type { Calibration, CompleteModel, Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { quantizeModel, runQuantized } from '@vitrum/quantization';
import { tensorFrom } from '@vitrum/tensor';

/** How a model does in floats and in 8-bit integers. */
export interface Int8Comparison {
  readonly samples: number;
  /** Which share of the samples each gets right, where they have classes. */
  readonly accuracy?: { readonly float: number; readonly int8: number };
  /** The mean distance between their outputs. */
  readonly meanDifference: number;
}

const batchSize = 250;

/** Predicts all samples of a dataset in floats and in integers. */
export function compareInt8(network: Network, model: CompleteModel, calibration: Calibration, dataset: Dataset): Int8Comparison {
  const program = quantizeModel(model, calibration);
  const size = network.inputShape.reduce((product, length) => product * length, 1);
  let [float, int8, difference, numbers] = [0, 0, 0, 0];
  for (let start = 0; start < dataset.size; start += batchSize) {
    const count = Math.min(batchSize, dataset.size - start);
    const inputs = new Float32Array(count * size);
    for (let i = 0; i < count; i++) dataset.readInput(start + i, inputs, i * size);
    const { data } = network.forward(tensorFrom([count, ...network.inputShape], inputs));
    const width = data.length / count;
    for (let i = 0; i < count; i++) {
      const inFloats = data.subarray(i * width, (i + 1) * width);
      const inIntegers = runQuantized(program, inputs.subarray(i * size, (i + 1) * size));
      const label = dataset.label?.(start + i);
      float += labelOf(inFloats) === label ? 1 : 0;
      int8 += labelOf(inIntegers) === label ? 1 : 0;
      difference += inIntegers.reduce((sum, each, k) => sum + Math.abs(each - (inFloats[k] ?? 0)), 0);
      numbers += width;
    }
  }
  const { size: samples, task = 'classification' } = dataset;
  return { samples, meanDifference: difference / numbers, ...(task === 'classification' && dataset.label !== undefined && { accuracy: { float: float / samples, int8: int8 / samples } }) };
}

/** The class of the greatest output; of two classes with one output, whether it is above one half. */
function labelOf(outputs: ArrayLike<number>): number {
  if (outputs.length === 1) return (outputs[0] ?? 0) > 0.5 ? 1 : 0;
  return Array.from(outputs).reduce((best, each, i, all) => (each > (all[best] ?? -Infinity) ? i : best), 0);
}
