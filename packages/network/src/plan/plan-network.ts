import { VitrumError, type Checked, type LayerDefinition, type LayerPlan, type Registry, type Shape } from '@vitrum/core';
import { contributionFailure, inputName, placeText, resolveOptions, within, type PlacedLayer } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { placeOf } from './layer-place.ts';
import type { LayerConfig, NetworkConfig } from '../config/network-config.ts';

/** A planned layer and its position in the network. */
export interface PlannedLayer {
  /** Its index in the list. */
  readonly index: number;
  /** Where it was written, for messages: `layers[2] "sum"`. */
  readonly place: string;
  /** Its name in the configuration. */
  readonly name: string | undefined;
  /** The name that its definition is registered under: `dense`. */
  readonly type: string;
  /** What the registry has under that name. */
  readonly definition: LayerDefinition;
  /** Indices of the layers that it reads, all earlier ones; −1 for the network's input. */
  readonly inputs: readonly [number, ...number[]];
  /** False for a layer that training leaves as it is. */
  readonly trainable: boolean;
  /** What the definition planned from the layer's options and the shapes of what it reads. */
  readonly plan: LayerPlan;
}

/** A network without memory: shapes are inferred, names resolved, links checked. */
export interface NetworkPlan {
  /** The plain JSON that was planned. */
  readonly config: NetworkConfig;
  /** Shape of one sample, without the batch axis. */
  readonly inputShape: Shape;
  /** Shape of the output for one sample, without the batch axis. */
  readonly outputShape: Shape;
  /** For a network that reads whole numbers from 0 on, such as words of a vocabulary: how many there are; see `LayerPlan.indices`. */
  readonly indices: number | undefined;
  /** In topological order; the last one gives the output. */
  readonly layers: readonly [PlannedLayer, ...PlannedLayer[]];
  /** Number of trainable numbers, those of frozen layers included. */
  readonly parameterCount: number;
}

/**
 * Plans a configuration: shapes, parameters and links, without memory or random numbers.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_SHAPE_MISMATCH
 */
export function planNetwork<R extends Registry, const Given>(
  registry: R,
  config: Checked<Given, NetworkConfig<NoInfer<R>>, NetworkConfig>,
): NetworkPlan {
  // `Given` is what the compiler has found to be one.
  const parsed: NetworkConfig = checkForm(config);
  const layers: PlannedLayer[] = [];
  const placed = placeLayers(registry, parsed.layers);
  for (const [index, { place }] of placed.entries()) {
    layers.push(within(place, () => planLayer(registry, index, placed, layers, parsed.inputShape)));
  }
  checkReaders(layers);
  const [first, ...rest] = layers;
  if (first === undefined) throw noNetwork(); // checkForm has seen one
  return {
    config: placed.some(({ layer }, i) => layer !== parsed.layers[i]) ? { ...parsed, layers: placed.map(({ layer }) => layer) } : parsed,
    inputShape: parsed.inputShape,
    outputShape: (rest.at(-1) ?? first).plan.outputShape,
    indices: indicesOf(layers),
    layers: [first, ...rest],
    parameterCount: layers.reduce((sum, { plan }) => sum + countParametersOf(plan), 0),
  };
}

/** The layers and where they stand, blocks written out: by the layer that ends them, which a registry without blocks need not hold. */
function placeLayers(registry: Registry, layers: readonly LayerConfig[]): readonly PlacedLayer[] {
  const writer = registry.layers.entries.find(({ definition }) => definition.writeOut !== undefined);
  return writer?.definition.writeOut?.(layers) ?? layers.map((layer, i) => ({ layer, place: placeText(`layers[${i}]`, layer.name) }));
}

/** What all layers that read the network's input can take. */
function indicesOf(layers: readonly PlannedLayer[]): number | undefined {
  const counts = layers.flatMap(({ inputs, plan: { indices } }) => (indices !== undefined && inputs.includes(-1) ? [indices] : []));
  return counts.length === 0 ? undefined : Math.min(...counts);
}

/** Number of trainable numbers of a layer. */
function countParametersOf({ parameters = {} }: LayerPlan): number {
  return Object.values(parameters).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

function planLayer(registry: Registry, index: number, placed: readonly PlacedLayer[], before: readonly PlannedLayer[], inputShape: Shape): PlannedLayer {
  const { layer: { type, name, inputs, trainable = true, ...options }, place, check } = placed[index] ?? noLayer(index);
  const definition = registry.layers.lookup(type);
  checkName(name, before);
  const read = inputs === undefined ? [index - 1] : inputs.map((input) => placeOf(input, index, placed));
  const [first = index - 1, ...rest] = read;
  const shapeAt = (place: number): Shape => before[place]?.plan.outputShape ?? inputShape;
  const resolved = resolveOptions(registry, definition.options, options, `layer "${type}"`);
  const shapes = [shapeAt(first), ...rest.map(shapeAt)] as const;
  check?.(shapes[0], shapes[1] ?? shapes[0]);
  const plan = blaming(type, definition, () => definition.plan(resolved, [...shapes]));
  checkActivation(plan, type);
  return { index, place, name, type, definition, inputs: [first, ...rest], trainable, plan };
}

function noLayer(index: number): never {
  throw new RangeError(`There is no layer ${index}.`);
}

/** Adds the layer to errors that its functions throw. */
export function blaming<T>(type: string, definition: object, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw contributionFailure('layers', type, definition, error);
  }
}

/** Joint losses and inspection rely on these two names. */
function checkActivation({ activation, kept = {}, errors = {} }: LayerPlan, type: string): void {
  if (activation === undefined || ('z' in kept && 'dz' in errors)) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONTRIBUTION',
    message: `The layer "${type}" ends with an activation, but does not keep "z" and the error "dz".`,
    hint: 'Name z among "kept" and dz among "errors" of its plan, or leave "activation" out of the plan.',
  });
}

function checkName(name: string | undefined, before: readonly PlannedLayer[]): void {
  if (name === undefined) return;
  const isTaken = name === inputName || before.some((layer) => layer.name === name);
  if (isTaken) throw invalid(`the name "${name}" is taken: ${name === inputName ? "it stands for the network's input" : 'an earlier layer has it'}`, 'Give every layer a name of its own.');
}

/** Checks that every layer but the last is read by another one. */
function checkReaders(layers: readonly PlannedLayer[]): void {
  const read = new Set(layers.flatMap(({ inputs }) => inputs));
  const unread = layers.slice(0, -1).find(({ index }) => !read.has(index));
  if (unread === undefined) return;
  throw invalid(`${unread.place} is read by no other layer`, 'Name it among the "inputs" of a later layer, or leave it out.');
}

function invalid(problem: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CONFIG', message: `In the network, ${problem}.`, hint });
}

/** What planning itself relies on. Text that may be anything is read with `parseNetworkConfig`, which says what is wrong, and where. */
function checkForm(config: NetworkConfig): NetworkConfig {
  const { inputShape, layers } = config as Partial<NetworkConfig>; // in JavaScript
  const isShape = Array.isArray(inputShape) && inputShape.length > 0 && inputShape.every((length) => Number.isSafeInteger(length) && length >= 1);
  if (!isShape || !Array.isArray(layers) || layers.length === 0) throw noNetwork();
  return config;
}

function noNetwork(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'A network has an "inputShape" of whole numbers from 1 on, and at least one layer.',
    hint: 'It looks like { "inputShape": [784], "layers": [{ "type": "dense", "units": 10, "activation": "tanh" }] }; parseNetworkConfig(value) says what is wrong.',
  });
}
