import type { Registry } from '@vitrum/core';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import { agrees, sizeOfTerms, sumOf } from './agrees.ts';
import { copyNetwork } from '../copy-network.ts';
import { checkIndex } from '../cost/gradient-checks.ts';
import { isolateLayer, slopesOf } from './isolate-layer.ts';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';
import { readPlaces } from './read-places.ts';

/** Options of {@link traceUnit}. */
export interface TraceUnitRequest {
  /** It does not change. */
  readonly network: Network;
  /** One sample's inputs. */
  readonly input: ArrayLike<number>;
  /** Index of the layer. */
  readonly layer: number;
  /** Index of the number in the layer's output, row by row. */
  readonly unit: number;
}

/** A number that a unit of a layer reads. Plain data that can be posted to another thread. */
export interface TracedInput {
  /** The layer whose output it is; −1 for the network's input. */
  readonly layer: number;
  /** Its index there, row by row. */
  readonly index: number;
  /** x. */
  readonly value: number;
  /** ∂a/∂x, as the layer's backward pass has it: 1 for the winner of a max-pool and 0 for the others, 1/n for a mean. */
  readonly slope: number;
}

/** What one number of a layer's output is made of, for one sample. Plain data that can be posted to another thread. */
export interface UnitTrace {
  /** Index of the layer. */
  readonly layer: number;
  /** The layer's type in the configuration. */
  readonly type: string;
  /** Index of the number in the layer's output, row by row. */
  readonly unit: number;
  /** The number itself. */
  readonly a: number;
  /** In the order of the layers and of the numbers in them. */
  readonly inputs: readonly TracedInput[];
  /** a − Σ slope·x: 0 for pools and sums, β − slope·μ for a normalization by running figures. */
  readonly rest: number;
}

/**
 * What a unit of a layer without weighted sums is made of, such as a number of a pool, of a normalization or of the sum that ends a
 * residual block: the numbers that it reads, those that lost against others included, with ∂a/∂x of each. a = Σ slope·x + rest.
 *
 * Which numbers it reads is found by trying the layer, and ∂a/∂x by its own backward pass: a plugin's layers are traced as the built-in
 * ones are. It is a pass as in prediction, in 64 bits, on a copy.
 *
 * @returns undefined for a unit that reads more than 1,000 numbers, and for a layer of several inputs that is not their sum
 * @example
 * const trace = traceUnit(registry, { network, input, layer: 1, unit: 0 });
 * console.log(trace?.inputs.find(({ slope }) => slope === 1)); // of a max-pool: the winner
 * @throws VITRUM_INDEX_OUT_OF_RANGE for an unknown layer or unit; VITRUM_INVALID_SHAPE for an input of another length; the errors of
 * {@link copyNetwork}
 */
export function traceUnit(registry: Registry, { network: original, input, layer: index, unit }: TraceUnitRequest): UnitTrace | undefined {
  checkIndex(index, original.layers.length, 'layers');
  const network = copyNetwork(registry, original, { precision: 'float64' });
  const layer = network.layers[index];
  if (layer === undefined) return undefined;
  checkIndex(unit, sizeOf(layer.outputShape), 'units');
  network.forward(tensorFrom([1, ...network.inputShape], Float64Array.from(input)));
  const valuesOf = (place: number): ArrayLike<number> => network.layers[place]?.a?.data ?? input;
  const a = layer.a?.data[unit] ?? NaN;
  const inputs = layer.inputs.length === 1 ? inputsOfOne(registry, network, layer, { unit, values: valuesOf(layer.inputs[0]) }) : termsOfSum(layer, unit, valuesOf, a);
  if (inputs === undefined) return undefined;
  return { layer: index, type: layer.type, unit, a, inputs, rest: a - sumOf(inputs.map(({ slope, value }) => (slope === 0 ? 0 : slope * value))) };
}

function inputsOfOne(registry: Registry, network: Network, layer: NetworkLayer, { unit, values }: { readonly unit: number; readonly values: ArrayLike<number> }): readonly TracedInput[] | undefined {
  const alone = isolateLayer(registry, network, layer);
  const places = readPlaces(alone, unit);
  if (places === undefined) return undefined;
  alone.forward(tensorFrom([1, ...alone.inputShape], Float64Array.from(values)));
  const slopes = slopesOf(alone, unit);
  return places.map((index) => ({ layer: layer.inputs[0], index, value: values[index] ?? NaN, slope: slopes[index] ?? NaN }));
}

/** The same place of every input, where they add up. */
function termsOfSum(layer: NetworkLayer, unit: number, valuesOf: (place: number) => ArrayLike<number>, a: number): readonly TracedInput[] | undefined {
  const inputs = layer.inputs.map((place) => ({ layer: place, index: unit, value: valuesOf(place)[unit] ?? NaN, slope: 1 }));
  const terms = inputs.map(({ value }) => value);
  return agrees(sumOf(terms), a, sizeOfTerms(terms)) ? inputs : undefined;
}
