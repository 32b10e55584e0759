import { VitrumError, type PortableLayer, type PortableTensor, type PortableTensors, type Registry, type Shape } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { formatShape, isSameShape, sizeOf } from '@vitrum/tensor';
import { decodeModel } from '../decode-model.ts';
import { encodeModel } from '../encode-model.ts';
import type { ModelFile } from '../model-file.ts';
import { completeModel } from './complete-model.ts';
import { permute } from './permute.ts';

/**
 * A model with other numbers: those of the same names, or else of the same order. A matrix [units, inputs] and the kernels
 * [filters, channels, height, width] of PyTorch are brought into the order of vitrum, and so is a matrix behind a picture made flat. Scalars, such as the count of batches that
 * PyTorch keeps, are left out.
 *
 * @param names - For tensors in the file, by their names, what they are in the model: `{ 'fc1.weight': 'layers.0.weights' }`. They have PyTorch's axes.
 *   Others are then taken by name alone, and what is left over is left out.
 * @throws VITRUM_UNSUPPORTED_MODEL with what fits nowhere
 */
export function fitTensors(registry: Registry, model: ModelFile, read: PortableTensors, names?: Readonly<Record<string, string>>): ModelFile {
  const { parameters, state, metadata, layers } = completeModel(registry, model);
  const wanted = layers.flatMap((layer) => orderedNames(layer).map((name) => `layers.${layer.index}.${name}`));
  const all = { ...parameters, ...state };
  const tensors = names === undefined ? read : renamed(read, names, wanted);
  const given = Object.entries(tensors).filter(([, { shape }]) => sizeOf(shape) > 0 && shape.length > 0);
  const origins = Object.fromEntries(Object.entries(names ?? {}).map(([from, to]) => [to, from]));
  const isNamed = names !== undefined || wanted.every((name) => Object.hasOwn(tensors, name));
  if (!isNamed && given.length !== wanted.length) throw otherCount(given.map(([name]) => name), wanted);
  const misfits: string[] = [];
  const fitted = Object.fromEntries(wanted.flatMap((name, i) => {
    const [from, tensor] = isNamed ? [origins[name] ?? name, tensors[name]] : (given[i] ?? [name, undefined]);
    const wantedShape = all[name]?.shape ?? [];
    const found = from === name ? fit(wantedShape, tensor, true) : (afterFlatten(name, layers, wantedShape, tensor) ?? fit(wantedShape, tensor, false));
    if (found === undefined) misfits.push(`the tensor "${from}" of shape ${formatShape(tensor?.shape ?? [])} does not fit "${name}", which is ${formatShape(wantedShape)}`);
    return found === undefined ? [] : [[name, found]];
  }));
  if (misfits.length > 0) throw withMisfits(misfits, isNamed);
  const pick = (names: object): PortableTensors => Object.fromEntries(Object.entries(fitted).filter(([name]) => Object.hasOwn(names, name)));
  const network = decodeModel(registry, { ...model, parameters: pick(parameters), ...(model.state && { state: pick(state) }) });
  return encodeModel(registry, network, metadata);
}

/** The tensors under the names of the model. */
function renamed(read: PortableTensors, names: Readonly<Record<string, string>>, wanted: readonly string[]): PortableTensors {
  for (const [from, to] of Object.entries(names)) {
    if (!Object.hasOwn(read, from)) throw unknownName(from, Object.keys(read), 'The file has no tensor');
    if (!wanted.includes(to)) throw unknownName(to, wanted, 'The model has no tensor');
  }
  const tensors = Object.fromEntries(Object.entries(read).map(([name, tensor]) => [names[name] ?? name, tensor]));
  const missing = wanted.filter((name) => !Object.hasOwn(tensors, name));
  if (missing.length === 0) return tensors;
  const left = Object.keys(read).filter((name) => !Object.hasOwn(names, name) && !wanted.includes(name));
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `The names leave out ${missing.length} of the model's tensors: ${missing.join(', ')}.`,
    hint: left.length === 0 ? 'The file has no others.' : `Tensors of the file that are not named: ${left.join(', ')}.`,
  });
}

function unknownName(name: string, known: readonly string[], what: string): VitrumError {
  const nearest = nearestName(name, known);
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `${what} "${name}".`,
    hint: `${didYouMean(nearest)}It has: ${known.join(', ')}.`,
    nearest,
  });
}

/** Weights, then biases; of a normalization scale, shift, mean and variance, as PyTorch's state dicts have them. */
function orderedNames({ parameters, state }: Record<'parameters' | 'state', PortableTensors>): readonly string[] {
  return [...Object.keys(parameters), ...Object.keys(state)];
}

/** Undefined for one that does not fit. */
function fit(shape: Shape, tensor: PortableTensor | undefined, isOwnName: boolean): PortableTensor | undefined {
  if (tensor === undefined) return undefined;
  if (isSameShape(tensor.shape, shape) && (shape.length === 1 || isOwnName)) return tensor;
  const order = foreignOrder(tensor.shape, shape);
  return order && { shape, values: permute(tensor, order) };
}

/** All of them, for the first alone does not show whether two are swapped or a layer is another one. */
function withMisfits(misfits: readonly string[], isNamed: boolean): VitrumError {
  const text = misfits.join('; ');
  const layout = 'PyTorch has a matrix as [units, inputs] and kernels as [filters, channels, height, width]';
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
    hint: isNamed
      ? `Name a model with the same layers; ${layout}.`
      : `Name a model with the same layers in the same order, or say with names which tensor is which: --names names.json. ${layout}.`,
  });
}

/**
 * The matrix of a dense layer that reads a picture made flat: PyTorch has channel after channel there, vitrum place after place. Undefined
 * for any other tensor.
 */
function afterFlatten(name: string, layers: readonly PortableLayer[], shape: Shape, tensor: PortableTensor | undefined): PortableTensor | undefined {
  const layer = layers.find(({ index, type }) => type === 'dense' && name === `layers.${index}.weights`);
  let below = layer && layers[layer.inputs[0]];
  while (below?.type === 'dropout') below = layers[below.inputs[0]];
  const [height, width, channels] = below?.type === 'flatten' ? below.inputShapes[0] : [];
  const [inputs = 0, units = 0] = shape;
  if (height === undefined || width === undefined || channels === undefined || tensor === undefined || !isSameShape(tensor.shape, [units, inputs])) return undefined;
  return { shape, values: permute({ shape: [units, channels, height, width], values: tensor.values }, [2, 3, 1, 0]) };
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
