import type { Parameter, Tensor } from '@vitrum/core';
import type { Cost } from './cost.ts';
import type { Network } from './network.ts';

/** What a numerical gradient is taken of. */
export interface NumericalGradientRequest {
  readonly network: Network;
  readonly cost: Cost;
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly parameter: Parameter;
  /** Which element of the parameter. */
  readonly index: number;
  /** h; 10⁻⁵ when left out, for a network of precision `float64`. */
  readonly step?: number;
}

/**
 * The derivative of the batch's cost by one number of a parameter, by central differences: (C(θ + h) − C(θ − h)) / 2h.
 * Confirms backpropagation; leaves the parameter as it was, and the network with z and a of C(θ).
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
