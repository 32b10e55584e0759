import type { Activation, Incoming, LayerPlan, Parameter, Shape, Tensor } from '@vitrum/core';
import type { NetworkPass } from './network-pass.ts';
import type { PlannedLayer } from '../plan/plan-network.ts';

/** A tensor and its name in its layer. */
export interface NamedTensor {
  /** Of a running mean; see `StatePlan`. */
  readonly share?: number;
  /** Its name by the place of its layer: `layers.1.mean`. */
  readonly name: string;
  /** Its numbers, in the memory of the network's backend. */
  readonly value: Tensor;
}

/** A layer of a network, and the results of the last passes, which the next ones overwrite. */
export class NetworkLayer {
  /** Its index in the network. */
  readonly index: number;
  /** Its name in the configuration. */
  readonly name: string | undefined;
  /** The name that its definition is registered under: `dense`. */
  readonly type: string;
  /** Indices of the layers that it reads; −1 for the network's input. */
  readonly inputs: readonly [number, ...number[]];
  /** Shape of one sample's output. */
  readonly outputShape: Shape;
  /** False for a layer that training leaves as it is; see `LayerLinks.trainable`. */
  readonly trainable: boolean;
  /** φ, which ends the layer; undefined for a layer without one. */
  readonly activation: Activation | undefined;
  /** What it learns, named by its place: `layers.0.weights`. Empty for layers such as pools. */
  readonly parameters: readonly Parameter[];
  /** What it remembers without learning it, named by its place: `layers.1.mean`. Empty for most layers. */
  readonly state: readonly NamedTensor[];
  readonly #plan: LayerPlan;
  readonly #pass: () => NetworkPass | undefined;

  constructor({ index, name, type, inputs, trainable, plan }: PlannedLayer, parameters: readonly Parameter[], state: readonly NamedTensor[], pass: () => NetworkPass | undefined) {
    this.index = index;
    this.name = name;
    this.type = type;
    this.inputs = inputs;
    this.trainable = trainable;
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

  /** ∂C/∂z of the last backward pass; undefined where no trainable layer needs it. */
  get dz(): Tensor | undefined {
    return this.error('dz');
  }

  /** ∂C/∂a of the last backward pass; likewise. */
  get da(): Tensor | undefined {
    return this.#pass()?.gradients?.outputGradient(this.index);
  }

  /** The tensors kept from the forward to the backward pass, by name: `z`, `mask`. */
  kept(name: string): Tensor | undefined {
    return this.#pass()?.layers[this.index]?.kept[name];
  }

  /** The errors that the backward pass writes, by name: `dz`. */
  error(name: string): Tensor | undefined {
    return this.#pass()?.gradients?.errors[this.index]?.[name];
  }

  /** Names that `kept` knows; empty for a layer that keeps nothing. */
  get keptNames(): readonly string[] {
    return Object.keys(this.#plan.kept ?? {});
  }

  /** A parameter by its name in this layer: `weights`. */
  parameter(name: string): Parameter | undefined {
    return this.parameters.find((parameter) => parameter.name === `layers.${this.index}.${name}`);
  }

  /** Which numbers add up to one element of z (of the output without an activation); undefined for layers that are not such sums. */
  incoming(unit: number): Incoming | undefined {
    return this.#plan.incoming?.(unit);
  }

  /** True for a layer whose units are sums over inputs. */
  get hasIncoming(): boolean {
    return this.#plan.incoming !== undefined;
  }
}
