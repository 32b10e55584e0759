import { resolveReference, type Backend, type Shape, type Tensor } from '@vitrum/core';
import { createTensor, prepareOn, referenceBackend } from '@vitrum/tensor';
import { operationSamples, type OperationSample } from '@vitrum/tensor/operations';
import { formatNumber } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import { backendCheck } from './with-backends.ts';

/** Unit roundoff of 32-bit floats: half the distance from 1 to the next one. */
const unitRoundoff = 2.980232238769531e-8 * 2;
const activationNames = ['identity', 'relu', 'leaky-relu', 'tanh', 'sigmoid', 'gelu', 'softmax'];
const lossNames = ['categorical-cross-entropy', 'binary-cross-entropy'];
const optimizerNames = ['sgd', 'adam'];

/** Every operation of the contract agrees with the reference, up to the rounding of 32-bit sums. */
export const backendAgreement = backendCheck(
  'agreement',
  'its kernels agree with the reference, on its own tensors and on others',
  'every operation, on its own tensors and on others',
  ({ registry }) => {
    const activations = activationNames.map((name) => resolveReference(registry, 'activation', name));
    const losses = lossNames.flatMap((name) => Object.values(resolveReference(registry, 'loss', name).fromLogits ?? {}));
    const optimizers = optimizerNames.map((name) => resolveReference(registry, 'optimizer', name));
    const samples = Object.values(operationSamples).flatMap((samplesOf) => samplesOf({ activations, losses, optimizers }));
    const expected = samples.map((sample): Expected => ({ sample, values: exact(sample, (x) => x), sizes: exact(sample, Math.abs) }));
    return (backend) => expected.flatMap((each) => {
      const onOwn = sampleFaults(backend, each, (shape) => backend.memory.allocate(shape, 'float32'), '');
      return (onOwn.length > 0 ? onOwn : sampleFaults(backend, each, createTensor, ' on tensors of the reference')).slice(0, 1);
    });
  },
);

type Numbers = Readonly<Record<string, readonly number[]>>;

interface Expected {
  readonly sample: OperationSample;
  /** The reference result in 64 bits. */
  readonly values: Numbers;
  /** The reference result for the absolute values of the operands: bounds the rounding error. */
  readonly sizes: Numbers;
}

function sampleFaults(backend: Backend, { sample, values, sizes }: Expected, allocate: (shape: Shape) => Tensor, where: string): readonly string[] {
  const tensors = tensorsFor(sample, allocate, (x) => x);
  sample.run(prepareOn(backend), tensors);
  const faults = Object.entries(values).flatMap(([name, expected]): readonly string[] => {
    const got = tensors[name]?.data ?? [];
    const bound = (i: number): number => Math.max(1, Math.abs(sizes[name]?.[i] ?? 0)) * (sample.terms + 8) * unitRoundoff * 4;
    const wrong = expected.findIndex((x, i) => !(Math.abs(x - (got[i] ?? NaN)) <= bound(i)));
    if (wrong === -1) return [];
    return [`${sample.label}${where} gives ${formatNumber(got[wrong] ?? NaN)} at index ${wrong}, the reference ${formatNumber(expected[wrong] ?? NaN)}.`];
  });
  if (where === '') for (const tensor of Object.values(tensors)) backend.memory.release(tensor);
  return faults;
}

function exact(sample: OperationSample, transform: (x: number) => number): Numbers {
  const tensors = tensorsFor(sample, (shape) => createTensor(shape, 'float64'), transform);
  sample.run(prepareOn(referenceBackend), tensors);
  return Object.fromEntries(Object.keys(sample.writes).map((name) => [name, [...(tensors[name]?.data ?? [])]]));
}

/** The same random numbers in tensors of any type. */
function tensorsFor({ reads, writes }: OperationSample, allocate: (shape: Shape) => Tensor, transform: (x: number) => number): Readonly<Record<string, Tensor>> {
  const filled = (shapes: OperationSample['reads'], firstStream: number): readonly (readonly [name: string, tensor: Tensor])[] =>
    Object.entries(shapes).map(([name, shape], i) => {
      const tensor = allocate(shape);
      tensor.data.set(numbersOf(firstStream + i, tensor.data.length).map(transform));
      return [name, tensor];
    });
  return Object.fromEntries([...filled(reads, 110), ...filled(writes, 120)]);
}

const maxLength = 784 * 32;
const numbersOfStream = new Map<number, Float32Array>();

/** 32-bit numbers, a fifth of them 0; deterministic for a given stream. */
function numbersOf(stream: number, count: number): Float32Array {
  const known = numbersOfStream.get(stream) ?? drawNumbers(stream);
  numbersOfStream.set(stream, known);
  return known.subarray(0, count);
}

function drawNumbers(stream: number): Float32Array {
  const random = sampleRandom(stream);
  return Float32Array.from({ length: maxLength }, () => (random.uniform() < 0.2 ? 0 : random.normal()));
}
