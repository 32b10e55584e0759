import type { Activation, FloatArray, Loss } from '@vitrum/core';

/** The cost of one sample, by the definition of `Reduction`. */
export function sampleCost(loss: Loss, outputs: Float64Array, targets: Float64Array): number {
  if (loss.kind === 'rowwise') return loss.value(outputs.slice(), targets.slice()); // one that writes to them is found elsewhere
  const sum = outputs.reduce((total, y, i) => total + loss.value(y, targets[i] ?? NaN), 0);
  return loss.reduction === 'mean' ? sum / outputs.length : sum;
}

/** The derivative of {@link sampleCost} by every output; undefined where the loss brings none. */
export function sampleGradient(loss: Loss, outputs: Float64Array, targets: Float64Array): Float64Array | undefined {
  if (loss.kind === 'rowwise') {
    const gradient = new Float64Array(outputs.length);
    loss.gradient(outputs, targets, gradient);
    return gradient;
  }
  const { derivative, reduction } = loss;
  const scale = reduction === 'mean' ? 1 / outputs.length : 1;
  return derivative && outputs.map((y, i) => scale * derivative(y, targets[i] ?? NaN));
}

/** a of a row. */
export function activateRow(activation: Activation, z: FloatArray): Float64Array {
  if (activation.kind !== 'rowwise') return Float64Array.from(z, (value) => activation.forward(value));
  const a = new Float64Array(z.length);
  activation.forward(z, a);
  return a;
}
