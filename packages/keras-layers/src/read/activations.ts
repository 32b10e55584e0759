import { describeValue, isRecord, nearestName } from '@vitrum/core/internal';
import type { NetworkBuilder, Output } from './network-builder.ts';
import { numberIn, unsupportedLayer, type ReadLayer } from './read-layer.ts';

/** Activations by all names that Keras and TensorFlow.js have for them. */
const names: Readonly<Record<string, unknown>> = {
  linear: 'identity', relu: 'relu', relu6: 'relu6', elu: 'elu', selu: 'selu', sigmoid: 'sigmoid', tanh: 'tanh', softmax: 'softmax', softplus: 'softplus', softsign: 'softsign',
  swish: 'silu', silu: 'silu', gelu: 'gelu', gelu_new: 'gelu-tanh', geluNew: 'gelu-tanh', mish: 'mish', exponential: 'exponential', hard_tanh: 'hard-tanh', leaky_relu: { type: 'leaky-relu', slope: 0.2 },
};

/** What stands between a layer and its activation: for one of Keras 2, a factor. */
export interface ReadActivation {
  readonly activation: unknown;
  /** φ is applied to factor·z. */
  readonly factor: number;
}

/**
 * The activation of a layer, by its name.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL
 */
export function activationIn(layer: ReadLayer, isKeras3: boolean): ReadActivation {
  const given = layer.config['activation'] ?? 'linear';
  const name = isRecord(given) && typeof given['class_name'] === 'string' ? given['class_name'] : given;
  if (name === 'hard_sigmoid' || name === 'hardSigmoid') return { activation: 'hard-sigmoid', factor: isKeras3 ? 1 : 1.2 }; // Keras 2: 0.2·z + 0.5, which is (1.2·z + 3) / 6
  if (typeof name === 'string' && Object.hasOwn(names, name)) return { activation: names[name], factor: 1 };
  const nearest = typeof name === 'string' ? nearestName(name, Object.keys(names)) : undefined;
  throw unsupportedLayer(layer, `has the activation ${describeValue(name)}, which vitrum has none for`, `Known are ${Object.keys(names).join(', ')}, hard_sigmoid.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`);
}

/** A layer of its own for an activation. */
export function activationLayer(net: NetworkBuilder, layer: ReadLayer, x: Output, activation: unknown): Output {
  return activation === 'identity' ? x : net.add(layer, 'activation', [x], x.shape, { options: { activation } });
}

/** ReLU with its options: max(0, z), cut off above, or with a slope below 0. */
export function reluLayer(net: NetworkBuilder, layer: ReadLayer, x: Output): Output {
  const maximum = layer.config['max_value'];
  const [slope, threshold] = [numberIn(layer, 'negative_slope', 0), numberIn(layer, 'threshold', 0)];
  if (threshold !== 0) throw unsupportedLayer(layer, `has the threshold ${threshold}`, 'Take it out, or use a plain ReLU.');
  if (maximum === undefined || maximum === null) return activationLayer(net, layer, x, slope === 0 ? 'relu' : { type: 'leaky-relu', slope });
  const most = numberIn(layer, 'max_value', 6);
  if (slope !== 0 || most <= 0) throw unsupportedLayer(layer, `has a negative_slope of ${slope} and a max_value of ${most}`, 'Use one of both.');
  if (most === 6) return activationLayer(net, layer, x, 'relu6');
  // min(max(0, z), m) = relu6(6·z / m)·m / 6
  const scaled = scaledBy(net, layer, x, 6 / most);
  return scaledBy(net, layer, activationLayer(net, layer, scaled, 'relu6'), most / 6);
}

/** factor·x + offset of every number. */
export function scaledBy(net: NetworkBuilder, layer: ReadLayer, x: Output, factor: number, offset = 0): Output {
  const channels = x.shape.at(-1) ?? 1;
  return net.affine(layer, x, net.filled(layer, channels, factor), net.filled(layer, channels, offset));
}
