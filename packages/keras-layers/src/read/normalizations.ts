import type { PortableTensor, Shape } from '@vitrum/core';
import { describeValue, isListOf } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import type { Reading } from './convolutions.ts';
import type { Output } from './network-builder.ts';
import { countIn, invalidKeras, isOn, numberIn, unsupportedLayer, type ReadLayer } from './read-layer.ts';

/** Keras' own where a layer says none. */
const defaultEpsilon = 1e-3;

/** vitrum divides by √(σ² + ε) with ε above 0. */
const epsilonOf = (layer: ReadLayer): number => Math.max(numberIn(layer, 'epsilon', defaultEpsilon), 1e-30);

/** γ and β; what is switched off is 1 or 0. */
function scaleAndShift({ net, weight }: Reading, layer: ReadLayer, shape: Shape): { readonly scale: PortableTensor; readonly shift: PortableTensor; readonly next: number } {
  const [hasScale, hasShift] = [isOn(layer, 'scale'), isOn(layer, 'center')];
  const made = (value: number): PortableTensor => ({ shape, values: net.filled(layer, sizeOf(shape), value) });
  const taken = (tensor: PortableTensor): PortableTensor => {
    if (tensor.values.length !== sizeOf(shape)) throw invalidKeras(`the layer "${layer.id}" has weights of shape [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`);
    return { shape, values: tensor.values };
  };
  return {
    scale: hasScale ? taken(weight(layer, ['gamma'], 0)) : made(1),
    shift: hasShift ? taken(weight(layer, ['beta'], Number(hasScale))) : made(0),
    next: Number(hasScale) + Number(hasShift),
  };
}

/** BatchNormalization over the last axis. */
export function batchNormalization(reading: Reading, layer: ReadLayer, x: Output): Output {
  lastAxis(layer, x);
  const { scale, shift, next } = scaleAndShift(reading, layer, x.shape.slice(-1));
  const state = { mean: reading.weight(layer, ['moving_mean'], next), variance: reading.weight(layer, ['moving_variance'], next + 1) };
  const momentum = Math.min(numberIn(layer, 'momentum', 0.99), 0.999_999);
  return reading.net.add(layer, 'batch-norm', [x], x.shape, { options: { momentum, epsilon: epsilonOf(layer) }, parameters: { scale, shift }, state });
}

/** LayerNormalization over the whole sample. */
export function layerNormalization(reading: Reading, layer: ReadLayer, x: Output): Output {
  const given = layer.config['axis'] ?? -1;
  const axes = new Set((Array.isArray(given) ? given : [given]).map((axis: unknown) => (typeof axis === 'number' && axis < 0 ? axis + x.shape.length + 1 : axis)));
  const isWhole = axes.size === x.shape.length && x.shape.every((_, axis) => axes.has(axis + 1));
  if (!isWhole) throw unsupportedLayer(layer, `goes over the axes ${describeValue(given)} of samples of shape [${x.shape.join(', ')}]`, 'The layer-norm of vitrum goes over the whole sample; GroupNormalization and BatchNormalization go over channels.');
  const { scale, shift } = scaleAndShift(reading, layer, x.shape);
  return reading.net.add(layer, 'layer-norm', [x], x.shape, { options: { epsilon: epsilonOf(layer) }, parameters: { scale, shift } });
}

/** GroupNormalization of channels, the last axis; −1 groups are as many as channels. */
export function groupNormalization(reading: Reading, layer: ReadLayer, x: Output): Output {
  lastAxis(layer, x);
  const channels = x.shape.at(-1) ?? 1;
  const groups = layer.config['groups'] === -1 ? channels : layer.config['groups'] === undefined ? 32 : countIn(layer, 'groups');
  const { scale, shift } = scaleAndShift(reading, layer, x.shape.slice(-1));
  return reading.net.add(layer, 'group-norm', [x], x.shape, { options: { groups, epsilon: epsilonOf(layer) }, parameters: { scale, shift } });
}

function lastAxis(layer: ReadLayer, { shape }: Output): void {
  const given = layer.config['axis'] ?? -1;
  const axis: unknown = isListOf(given, (each) => typeof each === 'number') && given.length === 1 ? given[0] : given;
  if (axis === -1 || axis === shape.length) return;
  throw unsupportedLayer(layer, `goes over axis ${describeValue(given)}`, 'vitrum has the channels last.');
}
