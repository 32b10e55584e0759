import type { Parameter, Tensor } from '@vitrum/core';
import type { Cost } from './cost.ts';
import type { Network } from '../network.ts';

/** Options of a numerical gradient. */
export interface NumericalGradientRequest {
  /** The network that `cost` is bound to; the element is moved for two forward passes and put back. */
  readonly network: Network;
  /** C, whose derivative is taken. */
  readonly cost: Cost;
  /** Shape [batch, ...inputShape]. */
  readonly inputs: Tensor;
  /** Shape [batch, ...outputShape]. */
  readonly targets: Tensor;
  /** The parameter of the network that has θ. */
  readonly parameter: Parameter;
  /** Index of the element in the parameter. */
  readonly index: number;
  /** h; 10⁻⁵ by default, which suits a network of precision `float64`. */
  readonly step?: number;
}

/**
 * The derivative of the batch's cost with respect to one element of a parameter, by central differences: (C(θ + h) − C(θ − h)) / 2h.
 * Restores the parameter, and leaves the network with z and a of C(θ).
 */
export function numericalGradient(request: NumericalGradientRequest): number {
  const { network, cost, inputs, targets, parameter, index, step = 1e-5 } = request;
  const { data } = parameter.value;
  const original = data[index] ?? 0;
  const costAt = (value: number): number => {
    data[index] = value;
    network.forward(inputs);
    return cost.total(targets) / (inputs.shape[0] ?? 1);
  };
  const above = costAt(original + step);
  const below = costAt(original - step);
  costAt(original);
  return (above - below) / (2 * step);
}
