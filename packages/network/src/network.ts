import { VitrumError, type Backend, type Memory, type Parameter, type Precision, type Shape, type Tensor } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { createDraws, formatShape, prepareOn } from '@vitrum/tensor';
import { checkBatchShape, checkSameShape, randomStreams } from '@vitrum/tensor/internal';
import { BatchMemory } from './pass/batch-memory.ts';
import type { NetworkConfig } from './config/network-config.ts';
import { NetworkLayer, type NamedTensor } from './pass/network-layer.ts';
import type { NetworkParameter } from './pass/network-parameter.ts';
import { NetworkPass, type BoundBackward, type PassParts } from './pass/network-pass.ts';
import { createParameters, createState, type ByName } from './pass/network-tensors.ts';
import type { NetworkPlan, PlannedLayer } from './plan/plan-network.ts';

/** Parts of a network; `createNetwork` puts them together. */
export interface NetworkParts {
  /** The layers with their shapes, from `planNetwork`. */
  readonly plan: NetworkPlan;
  /** Determines the first values of the parameters (zeros without it) and the random numbers that layers draw. */
  readonly seed?: number;
  /** What the network's tensors lie in and its passes run on. */
  readonly backend: Backend;
  /** How many bits its tensors have. */
  readonly precision: Precision;
  /** True to compute ∂C/∂input as well; see {@link Network.inputGradient}. */
  readonly hasInputGradient?: boolean;
}

/**
 * Layers in topological order and all their memory. A forward pass keeps every layer's z and a, a backward pass every dz and every
 * parameter's gradient; they can be read until the next pass overwrites them.
 */
export class Network {
  /** The plain JSON that this network was created from. */
  readonly config: NetworkConfig;
  /** Shape of one sample, without the batch axis. */
  readonly inputShape: Shape;
  /** Shape of the output for one sample, without the batch axis. */
  readonly outputShape: Shape;
  /** For a network that reads whole numbers from 0 on, such as words of a vocabulary: how many there are. */
  readonly indices: number | undefined;
  /** The layers in topological order; the last one gives the output. */
  readonly layers: readonly NetworkLayer[];
  /** What its tensors lie in and its passes run on. */
  readonly backend: Backend;
  /** How many bits its tensors have: `float32`, or `float64` for gradient checks. */
  readonly precision: Precision;
  /** Every parameter, named by its place: `layers.0.weights`. */
  readonly parameters: readonly Parameter[];
  /** The layers' state, named by its place: `layers.1.mean`. */
  readonly state: readonly NamedTensor[];
  /** What training changes: the parameters and the state of layers that are not frozen. */
  readonly trainable: {
    /** The parameters of those layers. */
    readonly parameters: readonly Parameter[];
    /** Their state, named by its place. */
    readonly state: readonly NamedTensor[];
  };
  /** Number of trainable numbers, those of frozen layers included. */
  readonly parameterCount: number;
  readonly #memory: Memory;
  readonly #batchMemory: BatchMemory;
  readonly #ownParameters: readonly NetworkParameter[];
  readonly #hasDraws: boolean;
  readonly #passes = new Map<number, NetworkPass>();
  #parts: PassParts;
  /** The last forward pass. */
  #pass: NetworkPass | undefined;
  /** The largest batch so far, in forward and in backward passes. */
  #capacity = 0;
  #backwardCapacity = 0;
  #drawSeed: number;
  #drawStep = 0;

  constructor({ plan, seed, backend, precision, hasInputGradient = false }: NetworkParts) {
    const { config, inputShape, outputShape, indices, layers, parameterCount } = plan;
    this.config = config;
    this.inputShape = inputShape;
    this.outputShape = outputShape;
    this.indices = indices;
    this.backend = backend;
    this.precision = precision;
    this.parameterCount = parameterCount;
    this.#memory = backend.memory;
    const place = { memory: backend.memory, precision, prepare: prepareOn(backend) };
    const parameters = createParameters(layers, seed, place);
    const state = createState(layers, place);
    this.#ownParameters = parameters.flatMap((ofLayer) => Object.values(ofLayer));
    this.parameters = this.#ownParameters;
    this.state = layers.flatMap((layer) => namedState(state, layer));
    this.trainable = {
      parameters: layers.flatMap(({ index, trainable }) => (trainable ? Object.values(parameters[index] ?? {}) : [])),
      state: layers.flatMap((layer) => (layer.trainable ? namedState(state, layer) : [])),
    };
    this.#batchMemory = new BatchMemory(inputShape, layers, backend.memory, precision);
    this.#hasDraws = layers.some(({ plan: { draws } }) => draws === true);
    this.#drawSeed = seed ?? 0;
    this.#parts = {
      layers, parameters, state, hasInputGradient,
      memory: this.#batchMemory,
      prepare: place.prepare,
      draws: layers.map(({ index }) => createDraws(seed ?? 0, randomStreams.layers + index)),
    };
    const latest = (): NetworkPass | undefined => this.#pass;
    this.layers = layers.map((layer) => {
      const { index } = layer;
      return new NetworkLayer(layer, Object.values(parameters[index] ?? {}), namedState(state, layer), latest);
    });
  }

  /**
   * The outputs for a batch, layer by layer.
   *
   * @param inputs - Shape [batch, ...inputShape]; copied unless it is the network's own, see {@link inputFor}.
   * @param training - True enables what happens only in training, such as dropout.
   * @returns Shape [batch, ...outputShape]; overwritten by the next pass.
   * @throws VITRUM_SHAPE_MISMATCH
   */
  forward(inputs: Tensor, training = false): Tensor {
    const pass = this.#passFor(inputs.shape[0] ?? 0);
    if (inputs !== pass.input) {
      checkBatchShape(inputs, this.inputShape, 'Network.forward');
      this.#memory.write(pass.input, inputs.data);
    }
    for (const parameter of this.#ownParameters) parameter.clearSource();
    if (training && this.#hasDraws) this.#startDraws();
    this.#pass = pass;
    pass.forward(training);
    return pass.output;
  }

  /**
   * Recomputes the outputs from layer `first` on, using the earlier layers' results of the last forward pass: for changes of
   * parameters in that layer and above.
   *
   * @throws VITRUM_NO_FORWARD_PASS
   */
  forwardFrom(first: number): Tensor {
    const pass = this.#lastPass;
    for (const parameter of this.#ownParameters) parameter.clearSource();
    pass.forward(false, first);
    return pass.output;
  }

  /** The network's own input tensor for a batch of this size, to be filled and passed to `forward`. */
  inputFor(batchSize: number): Tensor {
    return this.#passFor(batchSize).input;
  }

  /**
   * Sets the step whose random numbers layers draw in the next training pass; by default training passes are counted from 0. The
   * numbers depend on seed, layer and step alone, so that a resumed training draws the same ones.
   */
  drawAt(seed: number, step: number): void {
    this.#drawStep = step;
    if (seed === this.#drawSeed || !this.#hasDraws) return;
    this.#drawSeed = seed;
    this.#parts = { ...this.#parts, draws: this.#parts.layers.map(({ index }) => createDraws(seed, randomStreams.layers + index)) };
    this.#forgetPasses();
  }

  /**
   * Backpropagates ∂C/∂a of the last layer into the gradient of every parameter of a layer that is not frozen. Refers to the last forward pass.
   *
   * @param outputGradient - Copied unless it is the network's own, see {@link Network.outputGradient}.
   * @throws VITRUM_NO_FORWARD_PASS, VITRUM_SHAPE_MISMATCH
   */
  backward(outputGradient: Tensor): void {
    this.#fill(this.outputGradient, outputGradient, 'Network.backward');
    this.#lastPass.backward('output');
  }

  /**
   * Like `backward`, from ∂C/∂z of the last layer: for a loss joined with the last activation.
   *
   * @throws VITRUM_NO_FORWARD_PASS, VITRUM_SHAPE_MISMATCH if the last layer has no activation
   */
  backwardFromLogits(logitsGradient: Tensor): void {
    this.#fill(this.logitsGradient ?? noLogits(), logitsGradient, 'Network.backwardFromLogits');
    this.#lastPass.backward('logits');
  }

  /**
   * The network's own tensor for ∂C/∂a of the last layer, for the batch of the last forward pass: to be filled and passed to
   * `backward`.
   *
   * @throws VITRUM_NO_FORWARD_PASS
   */
  get outputGradient(): Tensor {
    return this.#bindBackward().last;
  }

  /**
   * Like `outputGradient`, for ∂C/∂z of the last layer; undefined if it has no activation.
   *
   * @throws VITRUM_NO_FORWARD_PASS
   */
  get logitsGradient(): Tensor | undefined {
    const { errors } = this.#bindBackward();
    return this.layers.at(-1)?.activation === undefined ? undefined : errors.at(-1)?.['dz'];
  }

  /** ∂C/∂input of the last backward pass, for a network created with `hasInputGradient`. */
  get inputGradient(): Tensor | undefined {
    return this.#pass?.gradients?.input;
  }

  /**
   * Releases the memory of parameters and passes; neither the network nor its tensors may be used afterwards. Required when creating
   * many networks on a backend with its own memory, which is not garbage-collected.
   */
  release(): void {
    this.#passes.clear();
    this.#pass = undefined;
    for (const parameter of this.#ownParameters) parameter.release();
    for (const { value } of this.state) this.#memory.release(value);
    this.#batchMemory.release();
  }

  /**
   * A parameter by its name.
   *
   * @throws VITRUM_UNKNOWN_NAME
   */
  parameter(name: string): Parameter {
    const found = this.parameters.find((parameter) => parameter.name === name);
    if (found !== undefined) return found;
    const names = this.parameters.map((parameter) => parameter.name);
    const nearest = nearestName(name, names);
    throw new VitrumError({
      code: 'VITRUM_UNKNOWN_NAME',
      message: `This network has no parameter "${name}".`,
      hint: `${didYouMean(nearest)}Its parameters: ${names.join(', ')}.`,
      nearest,
    });
  }

  /**
   * Sets every parameter from a list of tensors by name.
   *
   * @throws VITRUM_UNKNOWN_NAME, VITRUM_SHAPE_MISMATCH, VITRUM_MISSING_OPTION when a parameter is not given
   */
  loadParameters(values: ReadonlyMap<string, Tensor>): void {
    for (const [name, tensor] of values) checkSameShape(tensor, this.parameter(name).value.shape, `Parameter "${name}"`);
    this.#load(this.parameters, values);
  }

  /**
   * Sets the layers' state from a list of tensors by name; other entries are ignored.
   *
   * @throws VITRUM_SHAPE_MISMATCH, VITRUM_MISSING_OPTION when one is missing
   */
  loadState(values: ReadonlyMap<string, Tensor>): void {
    for (const { name, value } of this.state) {
      const tensor = values.get(name);
      if (tensor !== undefined) checkSameShape(tensor, value.shape, `State "${name}"`);
    }
    this.#load(this.state, values);
  }

  /** Copies the parameters and the state of a network of the same form. */
  copyFrom({ parameters, state }: Pick<Network, 'parameters' | 'state'>): void {
    const tensors = (named: readonly NamedTensor[]): ReadonlyMap<string, Tensor> => new Map(named.map(({ name, value }) => [name, value]));
    this.loadParameters(tensors(parameters));
    this.loadState(tensors(state));
  }

  #load(into: readonly NamedTensor[], values: ReadonlyMap<string, Tensor>): void {
    for (const { name, value } of into) {
      const tensor = values.get(name);
      if (tensor === undefined) throw missing(name, value.shape);
      this.#memory.write(value, tensor.data);
    }
  }

  #passFor(batchSize: number): NetworkPass {
    if (this.#pass?.batchSize === batchSize) return this.#pass;
    const known = this.#passes.get(batchSize);
    if (known !== undefined) return known;
    if (batchSize > this.#capacity) this.#forgetPasses();
    this.#capacity = Math.max(batchSize, this.#capacity);
    const pass = new NetworkPass(batchSize, this.#parts);
    this.#passes.set(batchSize, pass);
    return pass;
  }

  /** A larger batch replaces the memory of smaller ones; another seed has other streams. */
  #forgetPasses(): void {
    this.#passes.clear();
    this.#pass = undefined;
    for (const parameter of this.#ownParameters) parameter.clearSources();
  }

  get #lastPass(): NetworkPass {
    if (this.#pass !== undefined) return this.#pass;
    throw new VitrumError({
      code: 'VITRUM_NO_FORWARD_PASS',
      message: 'There has been no forward pass, or none since the seed of the draws or the largest batch changed.',
      hint: 'Run forward() on the batch first: all else belongs to its z and a.',
    });
  }

  #bindBackward(): BoundBackward {
    const pass = this.#lastPass;
    if (pass.gradients === undefined && pass.batchSize > this.#backwardCapacity) {
      this.#backwardCapacity = pass.batchSize;
      for (const other of this.#passes.values()) other.unbindBackward();
      for (const parameter of this.#ownParameters) parameter.clearSources();
    }
    return pass.bindBackward();
  }

  #fill(own: Tensor, given: Tensor, where: string): void {
    if (given === own) return;
    checkSameShape(given, own.shape, where);
    this.#memory.write(own, given.data);
  }

  #startDraws(): void {
    for (const draws of this.#parts.draws) draws.startStep(this.#drawStep);
    this.#drawStep++;
  }
}

/** The running statistics of a frozen layer follow no batch: they have no share. */
function namedState(state: readonly ByName<Tensor>[], { index, trainable, plan }: PlannedLayer): readonly NamedTensor[] {
  return Object.entries(state[index] ?? {}).map(([name, value]) => {
    const share = trainable ? plan.state?.[name]?.share : undefined;
    return { name: `layers.${index}.${name}`, value, ...(share !== undefined && { share }) };
  });
}

function noLogits(): never {
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: 'The last layer cannot take a gradient from before its activation.',
    hint: 'Call backward() with the gradient by the output.',
  });
}

function missing(name: string, shape: Shape): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `"${name}" of shape ${formatShape(shape)} is missing.`,
    hint: 'Give a value for every parameter of the network, and for the state of its layers.',
  });
}
