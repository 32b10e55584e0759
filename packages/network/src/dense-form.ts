import type { Activation, Layer, Parameter } from '@vitrum/core';

/** A layer with the parts of a = φ(x·W + b). Whether it computes that, its parts do not tell: see `explainNeuron`. */
export interface DenseForm {
  readonly layer: Layer;
  readonly activation: Activation;
  /** Shape [inputs, units]: the weight from input i to unit j is number i·units + j. */
  readonly weights: Parameter;
  /** Shape [units]. */
  readonly biases: Parameter;
  readonly inputs: number;
  readonly units: number;
}

/**
 * The parts of a layer of the dense form; undefined for any other. A layer is of this form when it has an activation, weights of
 * shape [inputs, units], biases and outputs of shape [units], and no other parameter.
 */
export function denseFormOf(layer: Layer | undefined): DenseForm | undefined {
  if (layer?.activation === undefined || layer.outputShape.length !== 1 || layer.parameters.length !== 2) return undefined;
  const weights = layer.parameters.find(({ name }) => name === 'weights');
  const biases = layer.parameters.find(({ name }) => name === 'biases');
  const [units] = layer.outputShape;
  const [inputs, columns] = weights?.value.shape ?? [];
  if (weights?.value.shape.length !== 2 || biases?.value.shape.length !== 1) return undefined;
  if (inputs === undefined || units === undefined || columns !== units || biases.value.shape[0] !== units) return undefined;
  return { layer, activation: layer.activation, weights, biases, inputs, units };
}
