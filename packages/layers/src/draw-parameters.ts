import { contributionFailure, type Initializer, type LayerContext, type Tensor } from '@vitrum/core';

type DrawContext = Pick<LayerContext, 'backend' | 'precision' | 'random'>;

/**
 * Weights of shape [inputs, units]. They are drawn unit after unit, as if each unit drew its own, so that a seed means the
 * same network however weights are stored.
 */
export function drawWeights(initializer: Initializer, inputs: number, units: number, context: DrawContext): Tensor {
  const weights = context.backend.allocate([inputs, units], context.precision);
  const fan = { fanIn: inputs, fanOut: units };
  try {
    for (let unit = 0; unit < units; unit++) {
      for (let input = 0; input < inputs; input++) weights.data[input * units + unit] = initializer.sample(context.random, fan);
    }
  } catch (error) {
    throw contributionFailure('initializers', initializer.name, initializer, error);
  }
  return weights;
}

/** Biases of shape [units]. */
export function drawBiases(initializer: Initializer, inputs: number, units: number, context: DrawContext): Tensor {
  const biases = context.backend.allocate([units], context.precision);
  const fan = { fanIn: inputs, fanOut: units };
  try {
    for (let unit = 0; unit < units; unit++) biases.data[unit] = initializer.sample(context.random, fan);
  } catch (error) {
    throw contributionFailure('initializers', initializer.name, initializer, error);
  }
  return biases;
}
