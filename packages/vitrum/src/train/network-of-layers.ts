import { VitrumError, type Dataset, type Reference, type Registry, type Shape } from '@vitrum/core';
import { describeValue, isListOf, isRecord } from '@vitrum/core/internal';
import { parseNetworkConfig, planNetwork, type LayerConfig, type NetworkConfig } from '@vitrum/network';
import type { RunConfig } from '@vitrum/runs';
import { settingsFor, settingsOfTask } from '@vitrum/runs/internal';
import type { TrainingConfig } from '@vitrum/trainer';
import type { NetworkToTrain } from './train-options.ts';

/** The network of a training that begins with no other one, with any names. */
export type GivenNetwork = Omit<NetworkToTrain<Registry>, 'base' | 'freeze' | 'head'>;

/** What a network has to fit. */
export interface NetworkSurroundings {
  readonly train: Dataset;
  readonly training: TrainingConfig;
  readonly registry: Registry;
}

/** Activation of the hidden layers where there are others than dense ones. */
const usualActivation = 'relu';

/**
 * The network that options ask for, as a run's configuration has it: with layers of units alone in short form, so that everything else
 * follows from the data; with others layer by layer, with the output that the data need.
 *
 * @throws VITRUM_INVALID_CONFIG where a whole network is given and parts of one too; the errors of `planNetwork`
 */
export function networkOfLayers({ network, layers, ...parts }: GivenNetwork, around: NetworkSurroundings): NonNullable<RunConfig['network']> {
  if (network !== undefined) {
    const [part] = Object.keys({ ...(layers && { layers }), ...parts });
    if (part !== undefined) throw twoNetworks(part);
    if (typeof network === 'string') return { type: network };
    return 'layers' in network ? parseNetworkConfig(network) : network;
  }
  if (layers === undefined) return parts;
  if (!isListOf(layers, isLayer)) throw notLayers(layers);
  if (layers.every((layer) => typeof layer === 'number')) return { hidden: layers, ...parts };
  return layerByLayer(layers, parts, around);
}

type Parts = Omit<GivenNetwork, 'network' | 'layers'>;

function layerByLayer(given: readonly (number | LayerConfig)[], parts: Parts, { train, training, registry }: NetworkSurroundings): NetworkConfig {
  const { activation = usualActivation, initializer, biasInitializer } = parts;
  const dense = (units: number, reference: Reference): LayerConfig => ({
    type: 'dense', units, activation: reference,
    ...(initializer !== undefined && { weightInitializer: initializer }),
    ...(biasInitializer !== undefined && { biasInitializer }),
  });
  const { outputActivation = activation } = settingsFor(registry, { network: parts, training }, train, settingsOfTask).network;
  const { inputShape } = train;
  let layers: readonly LayerConfig[] = [];
  const add = (layer: LayerConfig): void => {
    const isFlat = layer.type !== 'dense' || shapeAfter(registry, { inputShape, layers }).length === 1;
    layers = isFlat ? [...layers, layer] : [...layers, { type: 'flatten' }, layer];
  };
  for (const layer of given) add(typeof layer === 'number' ? dense(layer, activation) : withActivation(registry, layer, activation));
  add(dense(train.targetSize, parts.outputActivation ?? outputActivation));
  return { inputShape, layers };
}

const shapeAfter = (registry: Registry, { inputShape, layers }: NetworkConfig): Shape =>
  layers.length === 0 ? inputShape : planNetwork(registry, { inputShape, layers }).outputShape;

/** A layer that has an activation and names none gets that of the network. */
function withActivation(registry: Registry, layer: LayerConfig, activation: Reference): LayerConfig {
  if (!registry.layers.has(layer.type)) return layer; // told when it is planned
  const { options } = registry.layers.lookup(layer.type);
  return 'activation' in options && layer['activation'] === undefined ? { ...layer, activation } : layer;
}

const isLayer = (value: unknown): value is number | LayerConfig => typeof value === 'number' || (isRecord(value) && typeof value['type'] === 'string');

function notLayers(value: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `"layers" is a list of numbers of units and of layers with a "type", got ${describeValue(value)}.`,
    hint: 'Write layers: [32, 16], or layers: [{ type: "conv2d", filters: 8 }, 32].',
  });
}

function twoNetworks(part: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `"network" is a whole network, and "${part}" a part of another one.`,
    hint: 'Leave one of them out.',
  });
}
