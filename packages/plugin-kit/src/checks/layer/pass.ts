import type { Layer, Precision, Shape, Tensor } from '@vitrum/core';
import { createTensor } from '@vitrum/tensor';
import { sampleRandom } from '../../numerics/sample-points.ts';

/** A batch of inputs, and ∂C/∂a for it. */
export interface Batch {
  readonly input: Tensor;
  readonly outputGradient: Tensor;
}

/** What a pass forward and back gives. */
export interface Pass {
  readonly output: readonly number[];
  readonly inputGradient: readonly number[];
  /** By the name of the parameter. */
  readonly gradients: ReadonlyMap<string, readonly number[]>;
}

/** Random numbers of a shape, the same for the same stream. */
export function randomTensor(shape: Shape, stream: number, precision: Precision = 'float32'): Tensor {
  const random = sampleRandom(stream);
  const tensor = createTensor(shape, precision);
  for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = random.normal();
  return tensor;
}

/** A random batch that fits a layer. */
export function randomBatch(inputShape: Shape, outputShape: Shape, batchSize: number, precision: Precision = 'float32'): Batch {
  return {
    input: randomTensor([batchSize, ...inputShape], 50 + batchSize, precision),
    outputGradient: randomTensor([batchSize, ...outputShape], 70 + batchSize, precision),
  };
}

/** Runs a layer forward and back, and copies what comes of it. */
export function runPass(layer: Layer, { input, outputGradient }: Batch, training = false): Pass {
  const output = [...layer.forward(input, training).data];
  const inputGradient = createTensor(input.shape, input.data instanceof Float32Array ? 'float32' : 'float64');
  layer.backward(outputGradient, inputGradient);
  return { output, inputGradient: [...inputGradient.data], gradients: gradientsOf(layer) };
}

/** A copy of the gradient of every parameter. */
export function gradientsOf({ parameters }: Layer): Pass['gradients'] {
  return new Map(parameters.map(({ name, gradient }) => [name, [...gradient.data]]));
}

/** Where two passes differ by more than a tolerance, relative to the larger of the numbers and 1; 0 asks for the same bits. */
export function differenceOf(first: Pass, second: Pass, tolerance = 0): PassDifference | undefined {
  const pairs: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['the output', first.output, second.output],
    ['the gradient of the input', first.inputGradient, second.inputGradient],
    ...[...first.gradients].map(
      ([name, values]) => [`the gradient of "${name}"`, values, second.gradients.get(name) ?? []] as const,
    ),
  ];
  for (const [what, expected, got] of pairs) {
    const index = firstDifference(expected, got, tolerance);
    if (index !== -1) return { what, index, expected: expected[index] ?? NaN, got: got[index] ?? NaN };
  }
  return undefined;
}

/** One number that is not as it should be. */
export interface PassDifference {
  readonly what: string;
  readonly index: number;
  readonly expected: number;
  readonly got: number;
}

/** The first place where two lists differ by more than a tolerance; −1 where they do not. */
export function firstDifference(expected: readonly number[], got: readonly number[], tolerance: number): number {
  if (expected.length !== got.length) return Math.min(expected.length, got.length);
  return expected.findIndex((x, i) => {
    const y = got[i] ?? NaN;
    if (Object.is(x, y)) return false;
    return !(Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(x), Math.abs(y)));
  });
}
