import { resolveReference, type Backend, type Shape, type Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { kernelCases, type KernelCase } from './kernels.ts';
import { unavailable, withBackends } from './with-backends.ts';

/** Half the distance from 1 to the next 32-bit float. */
const unitRoundoff = 2.980232238769531e-8 * 2;
const activationNames = ['identity', 'relu', 'leaky-relu', 'tanh', 'sigmoid', 'gelu', 'softmax'];
const optimizerNames = ['sgd', 'adam'];

/** Every kernel gives what the reference gives, but for the rounding of 32-bit sums. */
export const backendAgreement: Check<Subject<'backends'>> = {
  name: 'agreement',
  title: 'its kernels agree with the reference, on its own tensors and on others',
  run: async (subject) => {
    const reason = unavailable(subject);
    if (reason !== undefined) return reason;
    const activations = activationNames.map((name) => resolveReference(subject.registry, 'activation', name));
    const optimizers = optimizerNames.map((name) => resolveReference(subject.registry, 'optimizer', name));
    const cases = kernelCases(activations, optimizers).map((each): ExpectedCase => ({
      ...each,
      expected: exact(each, false),
      bounds: exact(each, true),
    }));
    const failures = await withBackends(subject, (backend, described) =>
      cases.flatMap((each) => {
        const onOwn = caseFaults(backend, each, (shape) => backend.memory.allocate(shape, 'float32'), '');
        const faults =
          onOwn.length > 0 ? onOwn : caseFaults(backend, each, (shape) => createTensor(shape), ' on tensors of the reference');
        return faults.map((finding) => ({ ...finding, message: `${described}: ${finding.message}` }));
      }),
    );
    return outcome(
      `${cases.length} calls, each on its own tensors and on others, with one thread and with as many as it likes`,
      firstFew(failures),
    );
  },
};

/** A call, and what it has to give, from the reference in 64 bits. */
interface ExpectedCase extends KernelCase {
  readonly expected: readonly (readonly number[])[];
  /** The same of the magnitudes: the size that rounding errors can have. */
  readonly bounds: readonly (readonly number[])[];
}

type Allocate = (shape: Shape) => Tensor;

function caseFaults(backend: Backend, each: ExpectedCase, allocate: Allocate, where: string): readonly Finding[] {
  const actual = each.outputs.map((shape, i) => filled(allocate(shape), 20 + i));
  const inputs = each.inputs.map((shape, i) => filled(allocate(shape), 10 + i));
  each.run(backend, inputs, actual);
  const results = actual.map(({ data }) => [...data]);
  for (const tensor of [...actual, ...inputs]) if (where === '') backend.memory.release(tensor);
  const { expected, bounds } = each;
  return results.flatMap((numbers, i) => {
    const bound = (place: number): number =>
      Math.max(1, Math.abs(bounds[i]?.[place] ?? 0)) * (each.terms + 8) * unitRoundoff * 4;
    const wrong = numbers.findIndex((x, place) => !(Math.abs(x - (expected[i]?.[place] ?? NaN)) <= bound(place)));
    if (wrong === -1) return [];
    const [want, got] = [expected[i]?.[wrong] ?? NaN, numbers[wrong] ?? NaN].map(formatNumber);
    return [
      {
        message: `${each.name}${where} gives ${String(got)} at index ${wrong}, the reference ${String(want)}.`,
        expected: String(want),
        got: String(got),
      },
    ];
  });
}

function exact(each: KernelCase, ofMagnitudes: boolean): readonly (readonly number[])[] {
  const make = (shape: Shape, stream: number): Tensor => {
    const tensor = filled(createTensor(shape, 'float64'), stream);
    if (ofMagnitudes) tensor.data.forEach((x, i) => (tensor.data[i] = Math.abs(x)));
    return tensor;
  };
  const outputs = each.outputs.map((shape, i) => make(shape, 20 + i));
  each.run(
    referenceBackend,
    each.inputs.map((shape, i) => make(shape, 10 + i)),
    outputs,
  );
  return outputs.map(({ data }) => [...data]);
}

const maxTensorLength = 784 * 32;
const numbersOfStream = new Map<number, Float32Array>();

/** The same 32-bit numbers for the same stream, in any tensor; a fifth of them are 0. */
function filled(tensor: Tensor, stream: number): Tensor {
  const numbers = numbersOfStream.get(stream) ?? drawNumbers(stream);
  numbersOfStream.set(stream, numbers);
  tensor.data.set(numbers.subarray(0, tensor.data.length));
  return tensor;
}

function drawNumbers(stream: number): Float32Array {
  const random = sampleRandom(100 + stream);
  return Float32Array.from({ length: maxTensorLength }, () => (random.uniform() < 0.2 ? 0 : random.normal()));
}
