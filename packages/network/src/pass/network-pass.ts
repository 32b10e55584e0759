import { isVitrumError, type BackwardPass, type BoundLayer, type GradientSink, type LayerActivation, type Prepare, type Tensor } from '@vitrum/core';
import { contributionFailure, placed } from '@vitrum/core/internal';
import { rowsOfAll, type BatchMemory } from './batch-memory.ts';
import { blaming, type PlannedLayer } from '../plan/plan-network.ts';
import type { Draws } from '@vitrum/tensor';
import { add as addOperation } from '@vitrum/tensor/operations';

/** Shared by all passes of a network. */
export interface PassParts {
  readonly layers: readonly PlannedLayer[];
  readonly memory: BatchMemory;
  readonly prepare: Prepare;
  /** By layer, then by name. */
  readonly parameters: readonly Readonly<Record<string, GradientSink & { readonly value: Tensor }>>[];
  readonly state: readonly Readonly<Record<string, Tensor>>[];
  readonly draws: readonly Draws[];
  readonly hasInputGradient: boolean;
}

/** The results of a layer in a pass. */
export interface LayerPass {
  readonly output: Tensor;
  readonly kept: Readonly<Record<string, Tensor>>;
}

/** A network bound to the tensors of one batch size: all kernels are prepared, a step allocates nothing. */
export class NetworkPass {
  readonly batchSize: number;
  readonly input: Tensor;
  readonly layers: readonly LayerPass[];
  readonly #parts: PassParts;
  readonly #bound: readonly BoundLayer[];
  #backward: BoundBackward | undefined;

  constructor(batchSize: number, parts: PassParts) {
    const { memory, layers, parameters, state, draws, prepare } = parts;
    this.batchSize = batchSize;
    this.#parts = parts;
    this.input = memory.input.rows(batchSize);
    this.layers = memory.layers.map(({ output, kept }) => ({ output: output.rows(batchSize), kept: rowsOfAll(kept, batchSize) }));
    this.#bound = layers.map(({ type, definition, trainable, plan, inputs: [first, ...rest] }, index) => {
      const { output = this.input, kept = {} } = this.layers[index] ?? {};
      const bind = (): BoundLayer => plan.bind({
        batchSize, prepare, output, kept,
        inputs: [this.#outputOf(first), ...rest.map((place) => this.#outputOf(place))],
        parameters: Object.fromEntries(Object.entries(parameters[index] ?? {}).map(([name, { value }]) => [name, value])),
        state: state[index] ?? {},
        random: at(draws, index),
      });
      const bound = blaming(type, definition, bind);
      return trainable || plan.state === undefined ? bound : outsideOfTraining(bound);
    });
  }

  /** Of the last layer. */
  get output(): Tensor {
    return this.layers.at(-1)?.output ?? this.input;
  }

  /** Runs all layers, or those from `first` on. */
  forward(training: boolean, first = 0): void {
    let i = first;
    try {
      for (; i < this.#bound.length; i++) this.#bound[i]?.forward(training);
    } catch (error) {
      throw failureOf(this.#parts.layers[i], error);
    }
  }

  /** Runs from ∂C/∂output of the last layer, or from its ∂C/∂z, down to the first layer that is trained. */
  backward(from: 'output' | 'logits'): void {
    const { steps, reached } = this.bindBackward();
    let i = 0;
    try {
      for (; i < steps.length; i++) steps[i]?.(i === 0 ? from : 'output');
    } catch (error) {
      throw failureOf(reached[i], error);
    }
  }

  /** The backward pass, bound on first use. */
  bindBackward(): BoundBackward {
    return (this.#backward ??= bindBackward(this.batchSize, this.#parts, this.#bound));
  }

  /** The last backward pass; undefined before the first. */
  get gradients(): BoundBackward | undefined {
    return this.#backward;
  }

  /** Called when the memory of the backward pass is released. */
  unbindBackward(): void {
    this.#backward = undefined;
  }

  #outputOf(place: number): Tensor {
    return this.layers[place]?.output ?? this.input;
  }
}

/** A bound backward pass. */
export interface BoundBackward {
  /** ∂C/∂output of a layer; where the pass went through its activation at once, it is formed when asked for. Undefined where it does not go. */
  outputGradient(index: number): Tensor | undefined;
  /** ∂C/∂output of the last layer. */
  readonly last: Tensor;
  readonly errors: readonly Readonly<Record<string, Tensor>>[];
  readonly input: Tensor | undefined;
  /** From the last layer to the first that is trained. */
  readonly steps: readonly BackwardPass[];
  /** Their layers. */
  readonly reached: readonly PlannedLayer[];
}

function bindBackward(batchSize: number, parts: PassParts, bound: readonly BoundLayer[]): BoundBackward {
  const { memory, layers, parameters, hasInputGradient, prepare } = parts;
  const isReached = reachedLayers(parts);
  const reached = layers.filter(({ index }) => isReached[index]).toReversed();
  const outputs = memory.layers.map(({ outputGradient }, i) => (isReached[i] === true ? outputGradient.rows(batchSize) : undefined));
  const errors = memory.layers.map((layer, i) => (isReached[i] === true ? rowsOfAll(layer.errors, batchSize) : {}));
  const input = hasInputGradient ? memory.inputGradient.rows(batchSize) : undefined;
  const gradientOf = (place: number): Tensor | undefined => (place < 0 ? input : outputs[place]);
  const written = new Set<number>();
  const through = new Set<number>();
  const unformed = new Map<number, () => void>();
  const steps = reached.map(({ index, type, definition, trainable, inputs: [first, ...rest] }): BackwardPass => {
    const additions: (() => void)[] = [];
    // The first reader writes the gradient, further ones add to it.
    const destination = (place: number, position: number): Tensor | undefined => {
      const gradient = gradientOf(place);
      if (gradient === undefined || !written.has(place)) {
        written.add(place);
        return gradient;
      }
      const further = at(at(memory.layers, index).inputGradients, position).rows(batchSize);
      additions.push(prepare(addOperation, { a: gradient, b: further, out: gradient }));
      return further;
    };
    const own = at(parameters, index);
    const output = at(memory.layers, index).outputGradient.rows(batchSize);
    const gradients = { output, parameters: trainable ? own : noSinks(own), errors: at(errors, index) };
    const bindPlainly = (sinks: Readonly<Record<string, GradientSink>> = gradients.parameters): BackwardPass => at(bound, index).bindBackward({
      ...gradients,
      parameters: sinks,
      inputs: [destination(first, 0), ...rest.map((place, i) => destination(place, i + 1))],
    });
    const before = isReached[first] === true ? activationBefore(parts, index, batchSize) : undefined;
    const joined = before && blaming(type, definition, () => at(bound, index).bindBackwardThrough?.(gradients, before));
    const isWritten = through.has(index); // its error, by the layer after it
    if (joined !== undefined) {
      through.add(first);
      let plain: BackwardPass | undefined;
      const form = (): void => (plain ??= bindPlainly(noSinks(gradients.parameters)))(layers[index]?.plan.activation === undefined ? 'output' : 'logits');
      return (from) => {
        joined(isWritten ? 'logits' : from);
        unformed.set(first, form);
      };
    }
    const plain = blaming(type, definition, () => bindPlainly());
    const backward: BackwardPass = isWritten ? () => plain('logits') : plain;
    if (additions.length === 0) return backward;
    return (from) => {
      backward(from);
      for (const add of additions) add();
    };
  });
  const outputGradient = (index: number): Tensor | undefined => {
    unformed.get(index)?.();
    unformed.delete(index);
    return outputs[index];
  };
  return { outputGradient, last: at(memory.layers, layers.length - 1).outputGradient.rows(batchSize), errors, input, steps, reached };
}

/** By layer: true if it is trained or reads, directly or not, what needs a gradient. The last one takes that of the loss in any case. */
function reachedLayers({ layers, hasInputGradient }: PassParts): readonly boolean[] {
  const reached: boolean[] = [];
  for (const { index, trainable, plan, inputs } of layers) {
    const learns = trainable && plan.parameters !== undefined;
    reached[index] = learns || index === layers.length - 1 || inputs.some((place) => (place < 0 ? hasInputGradient : reached[place]));
  }
  return reached;
}

/** A frozen layer that keeps running statistics: it takes them, and does not move them. Keras decides likewise (`BatchNormalization.trainable`). */
function outsideOfTraining(bound: BoundLayer): BoundLayer {
  const bindBackwardThrough = bound.bindBackwardThrough?.bind(bound);
  return {
    forward: () => bound.forward(false),
    bindBackward: (gradients) => bound.bindBackward(gradients),
    ...(bindBackwardThrough && { bindBackwardThrough }),
  };
}

/** For gradients of parameters that nobody needs. */
function noSinks(parameters: Readonly<Record<string, GradientSink>>): Readonly<Record<string, GradientSink>> {
  const ignore = (): void => undefined;
  return Object.fromEntries(Object.keys(parameters).map((name) => [name, { product: ignore, sumRows: ignore, fill: ignore }]));
}

/** The activation that made the only input of a layer, if nobody else reads it. */
function activationBefore({ layers, memory }: PassParts, index: number, batchSize: number): LayerActivation | undefined {
  const [place, ...others] = at(layers, index).inputs;
  const readers = layers.filter(({ inputs }) => inputs.includes(place));
  const activation = layers[place]?.plan.activation;
  if (others.length > 0 || readers.length > 1 || activation === undefined || activation.kind === 'rowwise') return undefined;
  const [z, dz] = [memory.layers[place]?.kept['z'], memory.layers[place]?.errors['dz']];
  return z && dz && { activation, z: z.rows(batchSize), dz: dz.rows(batchSize) };
}

/** Adds the layer, its place and its plugin to errors that the layer throws. */
function failureOf(layer: PlannedLayer | undefined, error: unknown): unknown {
  if (layer === undefined) return error;
  const failure = contributionFailure('layers', layer.type, layer.definition, error);
  return isVitrumError(failure) ? placed(layer.place, failure) : failure;
}

/** An element that exists: the lists have one entry per layer. */
function at<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new RangeError(`There is no element ${index} of ${list.length}.`);
  return element;
}
