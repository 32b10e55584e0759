import type { Parameter, Tensor } from '@vitrum/core';
import type { Cost } from './cost.ts';
import type { Network } from './network.ts';

/** Options of a numerical gradient. */
export interface NumericalGradientRequest {
  readonly network: Network;
  readonly cost: Cost;
  readonly inputs: Tensor;
  readonly targets: Tensor;
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
