import { createRegistry, resolveReference, type FloatArray, type Loss } from '@vitrum/core';
import { lossesPlugin } from '@vitrum/losses';

const registry = createRegistry([lossesPlugin]);

/** A built-in loss, made from its options as a configuration would make it. */
export function resolveLoss(name: string, options: Readonly<Record<string, unknown>> = {}): Loss {
  return resolveReference(registry, 'loss', { ...options, type: name });
}

/** The cost of one sample, by the definition of `Reduction`. */
export function sampleCost(loss: Loss, output: FloatArray, target: FloatArray): number {
  if (loss.kind === 'rowwise') return loss.value(output, target);
  let sum = 0;
  for (const [i, y] of output.entries()) sum += loss.value(y, target[i] ?? NaN);
  return loss.reduction === 'mean' ? sum / output.length : sum;
}

/** The derivative of {@link sampleCost} by each output, from the loss's own derivative. */
export function sampleGradient(loss: Loss, output: FloatArray, target: FloatArray): FloatArray {
  const gradient = new Float64Array(output.length);
  if (loss.kind === 'rowwise') {
    loss.gradient(output, target, gradient);
    return gradient;
  }
  const { derivative } = loss;
  if (derivative === undefined) throw new Error(`The loss "${loss.name}" has no derivative to test.`);
  const scale = loss.reduction === 'mean' ? 1 / output.length : 1;
  return gradient.map((_, i) => scale * derivative(output[i] ?? NaN, target[i] ?? NaN));
}
