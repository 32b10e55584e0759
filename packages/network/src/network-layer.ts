import type { Activation, Incoming, LayerPlan, Parameter, Shape, Tensor } from '@vitrum/core';
import type { NetworkPass } from './network-pass.ts';
import type { PlannedLayer } from './plan-network.ts';

/** A tensor with the name that it has in its layer. */
export interface NamedTensor {
  readonly name: string;
  readonly value: Tensor;
}

/** A layer of a network, with what the last passes have left: overwritten by the next ones. */
export class NetworkLayer {
  /** Its place in the network, from 0. */
  readonly index: number;
  /** As the configuration names it. */
  readonly name: string | undefined;
  readonly type: string;
  /** Which layers' outputs it reads; −1 for the network's input. */
  readonly inputs: readonly [number, ...number[]];
  /** Shape of one sample's output. */
  readonly outputShape: Shape;
  readonly activation: Activation | undefined;
  readonly parameters: readonly Parameter[];
  readonly state: readonly NamedTensor[];
  readonly #plan: LayerPlan;
  readonly #pass: () => NetworkPass | undefined;

  constructor({ index, name, type, inputs, plan }: PlannedLayer, parameters: readonly Parameter[], state: readonly NamedTensor[], pass: () => NetworkPass | undefined) {
    this.index = index;
    this.name = name;
    this.type = type;
    this.inputs = inputs;
    this.outputShape = plan.outputShape;
    this.activation = plan.activation;
    this.parameters = parameters;
    this.state = state;
    this.#plan = plan;
    this.#pass = pass;
  }

  /** The layer's output in the last forward pass. */
  get a(): Tensor | undefined {
    return this.#pass()?.layers[this.index]?.output;
  }

  /** z of the last forward pass, before the activation; undefined before the first pass, or without an activation. */
  get z(): Tensor | undefined {
    return this.kept('z');
  }

  /** ∂C/∂z of the last backward pass. */
  get dz(): Tensor | undefined {
    return this.error('dz');
  }

  /** ∂C/∂a of the last backward pass. */
  get da(): Tensor | undefined {
    return this.#pass()?.gradients?.outputs[this.index];
  }

  /** What the layer keeps from forward to backward pass, by name: `z`, `mask`. */
  kept(name: string): Tensor | undefined {
    return this.#pass()?.layers[this.index]?.kept[name];
  }

  /** What the layer's backward pass leaves, by name: `dz`. */
  error(name: string): Tensor | undefined {
    return this.#pass()?.gradients?.errors[this.index]?.[name];
  }

  get keptNames(): readonly string[] {
    return Object.keys(this.#plan.kept ?? {});
  }

  /** A parameter by the name that it has in this layer: `weights`. */
  parameter(name: string): Parameter | undefined {
    return this.parameters.find((parameter) => parameter.name === `layers.${this.index}.${name}`);
  }

  /** Which numbers add up to one element of z, or of the output where there is no activation; undefined where they do not. */
  incoming(unit: number): Incoming | undefined {
    return this.#plan.incoming?.(unit);
  }

  /** True for a layer whose units are sums over inputs. */
  get hasIncoming(): boolean {
    return this.#plan.incoming !== undefined;
  }
}
