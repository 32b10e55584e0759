import { createBackend, type Backend, type Layer, type Tensor } from '@vitrum/core';
import { referenceBackend } from '@vitrum/tensor';
import { outcome, type Check } from '../../check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, layerCases, noCase, type LayerCase } from './cases.ts';
import { createLayer } from './fitting.ts';
import { differenceOf, randomBatch, runPass } from './pass.ts';

/** A layer works the same on the fastest backend, and its tensors are in that backend's memory. */
export const layerBackends: Check<Subject<'layers'>> = {
  name: 'backends',
  title: 'it gives the same on every backend, in its memory',
  run: async (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    const backend = await createBackend(subject.registry, { threads: 1 });
    const failures = cases.flatMap((each) => differenceFaults(subject, each, backend));
    const notes = cases.slice(0, 1).flatMap((each) => memoryNotes(subject, each));
    return outcome(`the backend "${backend.name}" beside the reference; ${describeCases(cases)}`, firstFew(failures), notes);
  },
};

function differenceFaults(
  subject: Subject<'layers'>,
  { label, layer, inputShape, outputShape, options }: LayerCase,
  backend: Backend,
): readonly Finding[] {
  const batch = randomBatch(inputShape, outputShape, 5);
  const other = createLayer(subject, options, inputShape, 'float32', 5, backend);
  const difference = differenceOf(runPass(layer, batch), runPass(other, batch), 1e-4);
  if (difference === undefined) return [];
  const [expected, got] = [difference.expected, difference.got].map(formatNumber);
  return [
    {
      message:
        `${label}: on the backend "${backend.name}" ${difference.what} is ${String(got)} at index ${difference.index}, ` +
        `on the reference ${String(expected)}.`,
      expected: String(expected),
      got: String(got),
    },
  ];
}

/** Tensors from elsewhere work too, but every kernel has to copy them; what is not given back stays taken. */
function memoryNotes(subject: Subject<'layers'>, { inputShape, outputShape, options }: LayerCase): readonly Finding[] {
  const allocated = new Set<ArrayBufferLike>();
  const held = new Set<ArrayBufferLike>();
  const counting: Backend = {
    ...referenceBackend,
    allocate: (shape, precision) => {
      const tensor = referenceBackend.allocate(shape, precision);
      allocated.add(tensor.data.buffer);
      held.add(tensor.data.buffer);
      return tensor;
    },
    release: (tensor) => void held.delete(tensor.data.buffer),
  };
  const layer = createLayer(subject, options, inputShape, 'float32', 5, counting);
  runPass(layer, randomBatch(inputShape, outputShape, 2));
  const elsewhere = tensorsOf(layer)
    .filter(([, tensor]) => !allocated.has(tensor.data.buffer))
    .map(([name]) => name);
  layer.release?.();
  return [...notInMemory(elsewhere), ...notGivenBack(layer.release !== undefined, held.size)];
}

function notInMemory(names: readonly string[]): readonly Finding[] {
  if (names.length === 0) return [];
  return [
    {
      message: `Not in the backend's memory: ${names.join(', ')}.`,
      hint:
        'Take tensors from context.backend.allocate, or createBatchTensor of @vitrum/tensor: ' +
        'a fast backend copies all others.',
    },
  ];
}

function notGivenBack(hasRelease: boolean, held: number): readonly Finding[] {
  if (held === 0) return [];
  const [count, stay] = held === 1 ? ['1 tensor', 'stays'] : [`${held} tensors`, 'stay'];
  return [
    {
      message: `${hasRelease ? 'After release()' : 'Without a release()'}, ${count} of the backend's memory ${stay} taken.`,
      hint: 'Give a layer the method release(), which gives back what came from the backend: nothing collects it there.',
    },
  ];
}

function tensorsOf({ parameters, z, a }: Layer): readonly (readonly [string, Tensor])[] {
  const own: readonly (readonly [string, Tensor | undefined])[] = [
    ['z', z],
    ['a', a],
  ];
  return [
    ...parameters.map(({ name, value }) => [`"${name}"`, value] as const),
    ...own.flatMap(([name, tensor]) => (tensor === undefined ? [] : [[name, tensor] as const])),
  ];
}
