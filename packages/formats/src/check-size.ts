import { VitrumError, type Backend, type Registry } from '@vitrum/core';
import { planLayers } from '@vitrum/network';
import { formatShape, isSameShape, referenceBackend, sizeOf } from '@vitrum/tensor';
import type { ModelFile, SavedParameter } from './model-file.ts';

/** So many numbers a layer may take that hold no parameter: gradients, tables. */
const spareNumbers = 2 ** 22;
/** A sample may have so many numbers however few parameters there are: 16 million make a large photograph. */
const spareSample = 2 ** 24;

/**
 * Checks that a file holds the parameters of the network that it describes, before the network is made: a few words of a
 * stranger must not take minutes or gigabytes.
 *
 * @throws VITRUM_INVALID_MODEL; what `createNetwork` throws
 */
export function checkSize({ network, parameters }: ModelFile, registry: Registry): void {
  const saved = new Map(Object.entries(parameters));
  const held = [...saved.values()].reduce((sum, { values }) => sum + values.length, 0);
  checkSample(network.inputShape, held);
  for (const plan of planLayers(network, { registry, backend: limitedBackend(held) })) {
    for (const [name, shape] of plan.parameters) checkParameter(name, shape, saved.get(name));
    checkSample(plan.outputShape, held);
  }
}

function checkParameter(name: string, shape: readonly number[], saved: SavedParameter | undefined): void {
  if (saved === undefined) throw invalidModel(`The parameter "${name}" of shape ${formatShape(shape)} is missing.`);
  if (isSameShape(shape, saved.shape)) return;
  throw invalidModel(`The parameter "${name}" has the shape ${formatShape(saved.shape)}, the network needs ${formatShape(shape)}.`);
}

function checkSample(shape: readonly number[], held: number): void {
  const size = sizeOf(shape);
  if (size <= Math.max(held, spareSample)) return;
  throw invalidModel(`A sample of shape ${formatShape(shape)} has ${format(size)} numbers, but the whole file holds ${format(held)}.`);
}

/** Allocates until a network would have far more numbers than the file holds. */
function limitedBackend(held: number): Backend {
  let left = 4 * held + spareNumbers;
  return {
    ...referenceBackend,
    allocate: (shape, precision) => {
      left -= sizeOf(shape);
      if (left >= 0) return referenceBackend.allocate(shape, precision);
      throw invalidModel(`It needs ${format(sizeOf(shape))} numbers of shape ${formatShape(shape)}, but the whole file holds ${format(held)}.`);
    },
  };
}

const format = (count: number): string => count.toLocaleString('en-US');

/** A model file that is none. */
export function invalidModel(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message,
    hint: 'Use a model.json that `vitrum train` or encodeModel() wrote.',
  });
}
