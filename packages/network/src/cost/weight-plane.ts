import { VitrumError, type FloatArray, type Loss, type Tensor } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { checkBatchShape, checkSameShape } from '@vitrum/tensor/internal';
import { createCost, type Cost } from './cost.ts';
import { checkIndex } from './gradient-checks.ts';
import type { Network } from '../network.ts';

/** One element of a parameter. */
export interface WeightReference {
  /** Its name in the network: `layers.0.weights`. */
  readonly parameter: string;
  /** Row-major index: from input i to unit j of a dense layer it is i·units + j. */
  readonly index: number;
}

/** Two weights of a network, and the samples whose mean cost depends on them; everything else is fixed. */
export interface WeightPlaneRequest {
  /** The network with the two weights. */
  readonly network: Network;
  /** The loss that is averaged over the samples. */
  readonly loss: Loss;
  /** Shape [samples, ...inputShape]. */
  readonly inputs: Tensor;
  /** Shape [samples, ...outputShape]. */
  readonly targets: Tensor;
  /** The first weight, along the horizontal axis. */
  readonly x: WeightReference;
  /** The second weight, along the vertical axis. */
  readonly y: WeightReference;
}

/** An element of a parameter that can be moved. */
export interface PlacedWeight {
  readonly data: FloatArray;
  readonly index: number;
  readonly parameter: string;
  /** Index of its layer. */
  readonly layer: number;
}

/** A checked {@link WeightPlaneRequest}. */
export interface WeightPlane {
  readonly network: Network;
  readonly cost: Cost;
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly samples: number;
  readonly x: PlacedWeight;
  readonly y: PlacedWeight;
}

/** @throws VITRUM_UNKNOWN_NAME, VITRUM_INDEX_OUT_OF_RANGE, VITRUM_INVALID_OPTION, VITRUM_SHAPE_MISMATCH */
export function createWeightPlane({ network, loss, inputs, targets, ...axes }: WeightPlaneRequest): WeightPlane {
  checkBatchShape(inputs, network.inputShape, 'The mean cost');
  const [samples = 0] = inputs.shape;
  if (samples === 0) {
    throw invalid(`A mean cost is of at least one sample, got inputs of shape ${describeValue(inputs.shape)}.`, 'Give some samples.');
  }
  checkSameShape(targets, [samples, ...network.outputShape], 'The mean cost');
  const [x, y] = [place(network, axes.x), place(network, axes.y)];
  if (x.data === y.data && x.index === y.index) {
    throw invalid(`x and y are two different weights, got ${describeValue(axes.x)} for both.`, 'Choose another one for y.');
  }
  return { network, cost: createCost(network, loss), inputs, targets, samples, x, y };
}

function place(network: Network, { parameter: name, index }: WeightReference): PlacedWeight {
  const { data } = network.parameter(name).value;
  checkIndex(index, data.length, `numbers in "${name}"`);
  const layer = network.layers.findIndex(({ parameters }) => parameters.some(({ value }) => value.data === data));
  return { data, index, parameter: name, layer };
}

/** Runs an action that moves the two weights, and restores them afterwards, also if it throws. */
export function withRestoredWeights<Result>({ x, y }: WeightPlane, action: () => Result): Result {
  const [atX, atY] = [valueOf(x), valueOf(y)];
  try {
    return action();
  } finally {
    move(x, atX);
    move(y, atY);
  }
}

/** The value in the network's precision. */
export const valueOf = ({ data, index }: PlacedWeight): number => data[index] ?? NaN;

export function move({ data, index }: PlacedWeight, value: number): void {
  data[index] = value;
}

export function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
