import type { ElementwiseLoss, FloatArray, Loss, RowwiseLoss, Tensor } from '@vitrum/core';
import { centralDifference, rowsOf } from '@vitrum/tensor';

/** The sum of the losses of a batch's samples. */
export type BatchLoss = (output: Tensor, targets: Tensor) => number;

/** Fills `gradient` with the derivative of each sample's loss by its outputs. */
export type BatchGradient = (output: Tensor, targets: Tensor, gradient: Tensor) => void;

/** Satisfies the compiler where a row could be missing; the checked shapes rule that out. */
export const noRow: FloatArray = new Float32Array(0);

// An elementwise loss runs over the whole batch at once, without row views.

export function elementwiseTotal(loss: ElementwiseLoss): BatchLoss {
  return (output, targets) => {
    const y = output.data;
    const t = targets.data;
    let total = 0;
    for (let i = 0; i < y.length; i++) total += loss.value(y[i] ?? 0, t[i] ?? 0);
    return loss.reduction === 'mean' ? total / (output.shape.at(-1) ?? 1) : total;
  };
}

/** Falls back to central differences if the loss has no derivative. */
export function elementwiseGradient(loss: ElementwiseLoss): BatchGradient {
  const slope = loss.derivative ?? ((y, t) => centralDifference((output) => loss.value(output, t))(y));
  return (output, targets, gradient) => {
    const y = output.data;
    const t = targets.data;
    const g = gradient.data;
    const scale = loss.reduction === 'mean' ? 1 / (output.shape.at(-1) ?? 1) : 1;
    for (let i = 0; i < y.length; i++) g[i] = scale * slope(y[i] ?? 0, t[i] ?? 0);
  };
}

export function rowwiseTotal(loss: RowwiseLoss): BatchLoss {
  return (output, targets) => sumOverRows(loss, rowsOf(output), rowsOf(targets));
}

/** Σ loss(yᵢ, tᵢ) over the rows. */
function sumOverRows(
  loss: Pick<RowwiseLoss, 'value'>,
  outputs: readonly FloatArray[],
  targets: readonly FloatArray[],
): number {
  let total = 0;
  for (let row = 0; row < outputs.length; row++) total += loss.value(outputs[row] ?? noRow, targets[row] ?? noRow);
  return total;
}

/** The loss of one sample. */
export function rowLoss(loss: Loss): (output: FloatArray, target: FloatArray) => number {
  if (loss.kind === 'rowwise') return (output, target) => loss.value(output, target);
  return (output, target) => {
    let total = 0;
    for (let i = 0; i < output.length; i++) total += loss.value(output[i] ?? 0, target[i] ?? 0);
    return loss.reduction === 'mean' ? total / output.length : total;
  };
}

/** Σ wᵢ·loss(yᵢ, tᵢ) over the rows. */
export function weightedSum(
  loss: (output: FloatArray, target: FloatArray) => number,
  outputs: readonly FloatArray[],
  targets: readonly FloatArray[],
  weights: Float64Array,
): number {
  let total = 0;
  for (let row = 0; row < outputs.length; row++) total += (weights[row] ?? 1) * loss(outputs[row] ?? noRow, targets[row] ?? noRow);
  return total;
}

export function rowwiseGradient(loss: RowwiseLoss): BatchGradient {
  return (output, targets, gradient) => {
    const outputs = rowsOf(output);
    const targetRows = rowsOf(targets);
    const gradients = rowsOf(gradient);
    for (let row = 0; row < outputs.length; row++) {
      loss.gradient(outputs[row] ?? noRow, targetRows[row] ?? noRow, gradients[row] ?? noRow);
    }
  };
}
