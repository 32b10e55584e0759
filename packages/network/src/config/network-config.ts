import { VitrumError, type ConfigIn, type ReferenceIn, type Registry, type Shape } from '@vitrum/core';
import { describeValue, didYouMean, isListOf, isRecord, isReference, nearestName, residualType } from '@vitrum/core/internal';
import type { ResidualConfigOf } from './residual-config.ts';

/** One layer as plain JSON: its name as `type`, and its options. With `typeof registry`, one of its layers. */
export type LayerConfig<R extends Registry = Registry> = ConfigIn<R, 'layers'> & LayerLinks;

/** The position of a layer in a graph, and whether it is trained. */
// A type and not an interface: only that can be taken for a LayerConfig, which may have any option.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type LayerLinks = {
  /** The name by which later layers refer to it. */
  readonly name?: string;
  /** The earlier layers that it reads, by name; `input` is the network's input. By default the layer before. */
  readonly inputs?: readonly string[];
  /**
   * False freezes the layer: training leaves its parameters as they are, and takes running statistics that it keeps, such as those of a batch
   * norm, for what they are outside of training. True by default.
   */
  readonly trainable?: boolean;
};

/** A residual block as plain JSON. With `typeof registry`, restricted to its names. */
export type ResidualConfig<R extends Registry = Registry> = ResidualConfigOf<LayerConfig<R>, ReferenceIn<R, 'activation'>>;

/** A network as plain JSON. With `typeof registry`, restricted to its names. */
// Where any name is allowed, a layer may have any option, and is a block too.
export type NetworkConfig<R extends Registry = Registry> = NetworkConfigOf<LayerConfig<R> | (Registry extends R ? never : ResidualConfig<R>)>;

// The interfaces are generic in the reference types, not in the registry: the compiler would consider all registries
// interchangeable.

/** A {@link NetworkConfig} of some type of layer. */
export interface NetworkConfigOf<Layer> {
  /** Shape of one sample, without the batch axis. */
  readonly inputShape: Shape;
  /** The layers in topological order; a layer reads the one before unless it names its inputs. */
  readonly layers: readonly Layer[];
}

/**
 * Checks that untrusted JSON has the form of a network configuration. Names and options are checked when the network is planned.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function parseNetworkConfig(value: unknown): NetworkConfig {
  if (!isRecord(value)) throw invalid(`A network configuration is an object, got ${describeValue(value)}.`);
  const { inputShape, layers } = value;
  if (!isInputShape(inputShape)) {
    throw invalid(`"inputShape" is a list of whole numbers of at least 1, got ${describeValue(inputShape)}.`);
  }
  if (!Array.isArray(layers) || layers.length === 0) {
    throw invalid(`"layers" is a list of at least one layer, got ${describeValue(layers)}.`);
  }
  return { inputShape, layers: parseLayers(layers, 'layers', 0) };
}

function parseLayers(list: readonly unknown[], path: string, depth: number): readonly LayerConfig[] {
  return list.map((value, index) => parseLayerConfig(value, `${path}[${index}]`, depth));
}

function parseLayerConfig(value: unknown, path: string, depth: number): LayerConfig {
  if (!isRecord(value) || typeof value['type'] !== 'string') throw invalid(`"${path}" is an object with a "type", got ${describeValue(value)}.`);
  const { type, name, inputs, trainable } = value;
  const isText = (text: unknown): text is string => typeof text === 'string' && text !== '';
  if (name !== undefined && !isText(name)) throw invalid(`"${path}.name" is a text, got ${describeValue(name)}.`);
  if (inputs !== undefined && (!isListOf(inputs, isText) || inputs.length === 0)) {
    throw invalid(`"${path}.inputs" is a list of names of earlier layers, got ${describeValue(inputs)}.`);
  }
  if (trainable !== undefined && typeof trainable !== 'boolean') throw invalid(`"${path}.trainable" is true or false, got ${describeValue(trainable)}.`);
  if (type === residualType) checkBlockForm(value, path, depth);
  return value as LayerConfig; // its form is checked above, its type and options when it is planned
}

/** Blocks in blocks, as many as nobody needs, and few enough to be read one within the other. */
const maxDepth = 50;
const blockKeys = ['type', 'name', 'inputs', 'trainable', 'layers', 'shortcut', 'activation'];

function checkBlockForm(block: Readonly<Record<string, unknown>>, path: string, depth: number): void {
  const fail = (problem: string): VitrumError => invalid(`"${path}${problem}`, blockHint);
  const unknown = Object.keys(block).find((key) => !blockKeys.includes(key));
  if (unknown !== undefined) throw unknownKey(path, unknown);
  const { inputs, layers, shortcut = [], activation } = block;
  if (depth >= maxDepth) throw fail(`" is a block within ${maxDepth} others, which is too deep.`);
  if (isListOf(inputs, isAnything) && inputs.length > 1) throw fail(`.inputs" is the name of the one layer that a residual block reads, got ${describeValue(inputs)}.`);
  if (!isListOf(layers, isAnything) || layers.length === 0) throw fail(`.layers" is a list of at least one layer, the branch of the block, got ${describeValue(layers)}.`);
  if (!isListOf(shortcut, isAnything)) throw fail(`.shortcut" is a list of layers, got ${describeValue(shortcut)}.`);
  if (activation !== undefined && !isReference(activation)) throw fail(`.activation" is the name of an activation, got ${describeValue(activation)}.`);
  parseLayers(layers, `${path}.layers`, depth + 1);
  parseLayers(shortcut, `${path}.shortcut`, depth + 1);
}

const isAnything = (value: unknown): value is unknown => value !== undefined;

function unknownKey(path: string, key: string): VitrumError {
  const nearest = nearestName(key, blockKeys);
  return new VitrumError({
    code: 'VITRUM_UNKNOWN_OPTION',
    message: `"${path}", a residual block, has no option "${key}".`,
    hint: `${didYouMean(nearest)}Its options: ${blockKeys.slice(1).join(', ')}.`,
    nearest,
  });
}

function isInputShape(value: unknown): value is Shape {
  return Array.isArray(value) && value.length > 0 && value.every((length) => Number.isSafeInteger(length) && length >= 1);
}

const blockHint = 'A block looks like { "type": "residual", "layers": [{ "type": "conv2d", "padding": "same" }], "shortcut": [], "activation": "relu" }.';

function invalid(message: string, hint = networkHint): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CONFIG', message, hint });
}

const networkHint = 'A network looks like { "inputShape": [784], "layers": [{ "type": "dense", "units": 10, "activation": "tanh" }] }.';
