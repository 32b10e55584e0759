import type { Parameter, Precision, Shape, Tensor } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { createTensor } from '@vitrum/tensor';
import type { Statement } from '../../finding.ts';
import { differenceBetween, type Difference } from '../../numerics/difference-between.ts';
import { formatExactly, formatNumber } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import { asInput } from '../../trials/as-input.ts';

/** A batch of inputs, and ∂C/∂a for it. */
export interface Batch {
  readonly input: Tensor;
  readonly outputGradient: Tensor;
}

/** The results of a forward and a backward pass, by their names in messages. */
export type Pass = ReadonlyMap<string, readonly number[]>;

/** Random numbers of a shape, deterministic for a given stream. */
export function randomTensor(shape: Shape, stream: number, precision: Precision = 'float32'): Tensor {
  const random = sampleRandom(stream);
  const tensor = createTensor(shape, precision);
  for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = random.normal();
  return tensor;
}

/** A random batch for a network, different for each turn. */
export function randomBatch(network: Pick<Network, 'inputShape' | 'outputShape' | 'indices' | 'precision'>, batchSize: number, turn = 0): Batch {
  const { inputShape, outputShape, indices, precision } = network;
  const input = randomTensor([batchSize, ...inputShape], 500 + 20 * turn + batchSize, precision);
  for (let i = 0; i < input.data.length; i++) input.data[i] = asInput(input.data[i] ?? 0, indices);
  return {
    input,
    outputGradient: randomTensor([batchSize, ...outputShape], 510 + 20 * turn + batchSize, precision),
  };
}

/** Whether a pass is in training mode, and its step; by default it is not, and the step is the first. */
export interface PassMode {
  readonly training?: boolean;
  readonly step?: number;
}

/** Seeds what layers draw in training. */
export const drawSeed = 17;

/** Runs a forward and a backward pass, and copies the results. */
export function runPass(network: Network, { input, outputGradient }: Batch, { training = false, step = 1 }: PassMode = {}): Pass {
  network.drawAt(drawSeed, step);
  const output = [...network.forward(input, training).data];
  network.backward(outputGradient);
  return new Map([['the output', output], ...gradientsOf(network)]);
}

/** The gradients of the last backward pass. */
export function gradientsOf(network: Network): Pass {
  const { inputGradient } = network;
  return new Map([
    ...(inputGradient === undefined ? [] : [['the gradient of the input', [...inputGradient.data]] as const]),
    ...namedParameters(network).map(({ what, parameter }) => [`the gradient of ${what}`, [...parameter.gradient.data]] as const),
  ]);
}

const ordinals = ['first', 'second', 'third'];

/**
 * The layer's parameters and, if it has several inputs, the parameters that represent them: the shift added to an input has as its
 * gradient ∂C/∂x, summed over the batch.
 */
export function namedParameters({ layers }: Network): readonly { readonly what: string; readonly parameter: Parameter }[] {
  return layers.flatMap((layer, index) =>
    layer.parameters.flatMap((parameter) => {
      const name = localName(parameter.name);
      if (index === layers.length - 1) return [{ what: `"${name}"`, parameter }];
      return name === 'shift' ? [{ what: `its ${ordinals[index] ?? String(index + 1)} input`, parameter }] : [];
    }),
  );
}

/** Saves the state of a network's layers, and returns a function that restores it. */
export function keepState({ state }: Network): () => void {
  const kept = state.map(({ value: { data } }) => ({ data, before: data.slice() }));
  return () => {
    for (const { data, before } of kept) data.set(before);
  };
}

/** `weights` of `layers.0.weights`. */
export const localName = (name: string): string => name.replace(/^layers\.\d+\./, '');

/** The first difference of two passes beyond a tolerance; 0 requires identical bits. */
export function differenceOf(expected: Pass, got: Pass, tolerance = 0): (Difference & { readonly what: string }) | undefined {
  for (const [what, numbers] of expected) {
    const difference = differenceBetween(numbers, got.get(what) ?? [], tolerance);
    if (difference !== undefined) return { what, ...difference };
  }
  return undefined;
}

/** A comparison of two passes that must agree, such as before and after passes of other batches. */
export interface Comparison {
  /** The beginning of the sentence if they differ: `Without training, the same pass gives another result the second time`. */
  readonly says: string;
  readonly hint: string;
  readonly expected: Pass;
  readonly got: Pass;
  /** 0, the default, requires identical bits. */
  readonly tolerance?: number;
}

/** A fault if there are two passes and they differ. */
export function comparePasses(comparison: Comparison | undefined): readonly Statement[] {
  if (comparison === undefined) return [];
  const { says, hint, expected, got, tolerance = 0 } = comparison;
  const difference = differenceOf(expected, got, tolerance);
  if (difference === undefined) return [];
  const format = tolerance === 0 ? formatExactly : formatNumber;
  return [{ message: `${says}: ${difference.what} is ${format(difference.got)} at index ${difference.index} instead of ${format(difference.expected)}.`, hint }];
}
