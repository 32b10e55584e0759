import type { Parameter, Tensor } from '@vitrum/core';

/** A layer's parameter under the name of its place in the network. */
export class PlacedParameter implements Parameter {
  readonly name: string;
  readonly value: Tensor;
  /** As the layer's own, where that has it. */
  readonly descend?: (stepSize: number) => void;
  readonly #parameter: Parameter;

  constructor(name: string, parameter: Parameter) {
    this.name = name;
    this.value = parameter.value;
    this.#parameter = parameter;
    if (parameter.descend !== undefined) this.descend = parameter.descend.bind(parameter);
  }

  get gradient(): Tensor {
    return this.#parameter.gradient;
  }
}
