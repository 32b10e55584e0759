import { VitrumError, type PortableTensor, type PortableTensors, type Registry, type Shape } from '@vitrum/core';
import { formatShape, isSameShape, sizeOf } from '@vitrum/tensor';
import { decodeModel } from '../decode-model.ts';
import { encodeModel } from '../encode-model.ts';
import type { ModelFile } from '../model-file.ts';
import { completeModel } from './complete-model.ts';
import { permute } from './permute.ts';

/**
 * A model with other numbers: those of the same names, or else of the same order. A matrix [units, inputs] and the kernels
 * [filters, channels, height, width] of PyTorch are brought into the order of vitrum. Scalars, such as the count of batches that
 * PyTorch keeps, are left out.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL with the first tensor that fits nowhere
 */
export function fitTensors(registry: Registry, model: ModelFile, tensors: PortableTensors): ModelFile {
  const { parameters, state, metadata, layers } = completeModel(registry, model);
  const wanted = layers.flatMap((layer) => orderedNames(layer).map((name) => `layers.${layer.index}.${name}`));
  const all = { ...parameters, ...state };
  const given = Object.entries(tensors).filter(([, { shape }]) => sizeOf(shape) > 0 && shape.length > 0);
  const isNamed = wanted.every((name) => Object.hasOwn(tensors, name));
  if (!isNamed && given.length !== wanted.length) throw otherCount(given.map(([name]) => name), wanted);
  const fitted = Object.fromEntries(wanted.map((name, i) => {
    const [from, tensor] = isNamed ? [name, tensors[name]] : (given[i] ?? [name, undefined]);
    return [name, fit(name, all[name]?.shape ?? [], from, tensor)];
  }));
  const pick = (names: object): PortableTensors => Object.fromEntries(Object.entries(fitted).filter(([name]) => Object.hasOwn(names, name)));
  const network = decodeModel(registry, { ...model, parameters: pick(parameters), ...(model.state && { state: pick(state) }) });
  return encodeModel(registry, network, metadata);
}

/** Weights, then biases; of a normalization scale, shift, mean and variance, as PyTorch's state dicts have them. */
function orderedNames({ parameters, state }: Record<'parameters' | 'state', PortableTensors>): readonly string[] {
  return [...Object.keys(parameters), ...Object.keys(state)];
}

function fit(name: string, shape: Shape, from: string, tensor: PortableTensor | undefined): PortableTensor {
  if (tensor !== undefined && isSameShape(tensor.shape, shape) && (shape.length === 1 || from === name)) return tensor;
  const order = tensor === undefined ? undefined : foreignOrder(tensor.shape, shape);
  if (tensor !== undefined && order !== undefined) return { shape, values: permute(tensor, order) };
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `The tensor "${from}" of shape ${formatShape(tensor?.shape ?? [])} does not fit "${name}", which is ${formatShape(shape)}.`,
    hint: 'Name a model with the same layers in the same order; PyTorch has a matrix as [units, inputs] and kernels as [filters, channels, height, width].',
  });
}

/** Which axis of PyTorch's tensor every axis of vitrum's is. */
function foreignOrder(from: Shape, to: Shape): readonly number[] | undefined {
  const orders: readonly (readonly number[])[] = [[1, 0], [2, 1, 0], [2, 3, 1, 0]];
  return orders.find((order) => order.length === from.length && isSameShape(order.map((axis) => from[axis] ?? 0), to));
}

function otherCount(given: readonly string[], wanted: readonly string[]): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `The file holds ${given.length} ${given.length === 1 ? 'tensor' : 'tensors'}, ${given.slice(0, 6).join(', ')}${given.length > 6 ? ', …' : ''}; the model needs ${wanted.length}: ${wanted.slice(0, 6).join(', ')}${wanted.length > 6 ? ', …' : ''}.`,
    hint: 'Name a model with the same layers in the same order.',
  });
}
