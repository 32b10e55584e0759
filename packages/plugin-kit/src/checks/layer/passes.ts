import type { Parameter, Precision, Shape, Tensor } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { createTensor } from '@vitrum/tensor';
import { formatExactly } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';

/** A batch of inputs, and ∂C/∂a for it. */
export interface Batch {
  readonly input: Tensor;
  readonly outputGradient: Tensor;
}

/** What a pass forward and back gives, by what it is called in messages. */
export type Pass = ReadonlyMap<string, readonly number[]>;

/** Random numbers of a shape, the same for the same stream. */
export function randomTensor(shape: Shape, stream: number, precision: Precision = 'float32'): Tensor {
  const random = sampleRandom(stream);
  const tensor = createTensor(shape, precision);
  for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = random.normal();
  return tensor;
}

/** A random batch that fits a network; another one for another turn. */
export function randomBatch(
  { inputShape, outputShape, precision }: Pick<Network, 'inputShape' | 'outputShape' | 'precision'>,
  batchSize: number,
  turn = 0,
): Batch {
  return {
    input: randomTensor([batchSize, ...inputShape], 500 + 20 * turn + batchSize, precision),
    outputGradient: randomTensor([batchSize, ...outputShape], 510 + 20 * turn + batchSize, precision),
  };
}

/** What a pass draws, and whether it is one of training. */
export interface PassMode {
  readonly training?: boolean;
  /** The step whose random numbers are drawn; the first one when left out. */
  readonly step?: number;
}

/** Runs a network forward and back, and copies what comes of it. */
export function runPass(network: Network, { input, outputGradient }: Batch, { training = false, step = 1 }: PassMode = {}): Pass {
  network.drawAt(drawSeed, step);
  const output = [...network.forward(input, training).data];
  network.backward(outputGradient);
  return new Map([['the output', output], ...gradientsOf(network)]);
}

/** The gradients of the last backward pass, by what they are called. */
export function gradientsOf(network: Network): readonly (readonly [what: string, numbers: readonly number[]])[] {
  const { inputGradient } = network;
  return [
    ...(inputGradient === undefined ? [] : [['the gradient of the input', [...inputGradient.data]] as const]),
    ...namedParameters(network).map(({ what, parameter }) => [`the gradient of ${what}`, [...parameter.gradient.data]] as const),
  ];
}

const ordinals = ['first', 'second', 'third'];

/**
 * The parameters of the layer, and those that stand for its inputs where it reads several: the shift that is added to each of them
 * has ∂C/∂x as its gradient, summed over the batch.
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

/** Keeps the state of a network's layers, and gives what puts it back. */
export function keepState({ state }: Network): () => void {
  const kept = state.map(({ value: { data } }) => ({ data, before: data.slice() }));
  return () => {
    for (const { data, before } of kept) data.set(before);
  };
}

/** Decides what layers draw in training. */
export const drawSeed = 17;

/** `weights` of `layers.0.weights`. */
export const localName = (name: string): string => name.replace(/^layers\.\d+\./, '');

/** One number that is not as it should be. */
export interface PassDifference {
  readonly what: string;
  readonly index: number;
  readonly expected: number;
  readonly got: number;
}

/** Where two passes differ by more than a tolerance, relative to the larger of the numbers and 1; 0 asks for the same bits. */
export function differenceOf(first: Pass, second: Pass, tolerance = 0): PassDifference | undefined {
  for (const [what, expected] of first) {
    const got = second.get(what) ?? [];
    const index = firstDifference(expected, got, tolerance);
    if (index !== -1) return { what, index, expected: expected[index] ?? NaN, got: got[index] ?? NaN };
  }
  return undefined;
}

/** A finding where two passes are not the same to the bit. */
export function samePass(what: string, first: Pass, second: Pass, hint: string): readonly Finding[] {
  const difference = differenceOf(first, second);
  if (difference === undefined) return [];
  const [expected, got] = [difference.expected, difference.got].map(formatExactly);
  return [{
    message: `${what}: ${difference.what} is ${String(expected)} and then ${String(got)} at index ${difference.index}.`,
    hint,
    expected: String(expected),
    got: String(got),
  }];
}

function firstDifference(expected: readonly number[], got: readonly number[], tolerance: number): number {
  if (expected.length !== got.length) return Math.min(expected.length, got.length);
  return expected.findIndex((x, i) => {
    const y = got[i] ?? NaN;
    if (Object.is(x, y)) return false;
    return !(Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(x), Math.abs(y)));
  });
}
