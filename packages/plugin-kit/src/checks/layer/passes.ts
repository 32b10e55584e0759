import type { Precision, Shape, Tensor } from '@vitrum/core';
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

/** A random batch that fits a network. */
export function randomBatch({ inputShape, outputShape, precision }: Pick<Network, 'inputShape' | 'outputShape' | 'precision'>, batchSize: number): Batch {
  return {
    input: randomTensor([batchSize, ...inputShape], 50 + batchSize, precision),
    outputGradient: randomTensor([batchSize, ...outputShape], 70 + batchSize, precision),
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
  return new Map([
    ['the output', output],
    ['the gradient of the input', [...(network.inputGradient?.data ?? [])]],
    ...network.parameters.map(({ name, gradient }) => [`the gradient of "${localName(name)}"`, [...gradient.data]] as const),
  ]);
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
