import type { Dataset, Loss, Parameter, Tensor } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { createCost, type Cost, type Network } from '@vitrum/network';
import { prepareOn, sizeOf } from '@vitrum/tensor';
import { createBatchTensor, type BatchTensor } from '@vitrum/tensor/internal';
import { sumOfSquares } from '@vitrum/tensor/operations/gradients';
import { UnitCounter } from './unit-states.ts';

/** Figures of a layer on a fixed sample of the training part. */
export interface LayerFigures {
  /** Index of the layer. */
  readonly layer: number;
  /** The name that its definition is registered under: `dense`. */
  readonly type: string;
  /** For layers with an elementwise activation, of which units can be dead or saturated; see `UnitStates`. */
  readonly units?: number;
  /** How many units put out 0 with slope 0 for every sample looked at. */
  readonly dead?: number;
  /** How many units are at an end of the activation's range for nearly every sample looked at. */
  readonly saturated?: number;
  /** ‖W‖₂ of the weights, for layers with weights. */
  readonly weightNorm?: number;
  /** ‖∂C/∂W‖₂, as the root of the mean square over batches of 50 samples. */
  readonly gradientNorm?: number;
}

/** What a {@link LayerProbe} looks at. */
export interface LayerProbeOptions {
  /** The network to look into; a run overwrites what it kept of its last passes, not its parameters. */
  readonly network: Network;
  /** The training part, of which up to 200 samples are read, evenly spread. */
  readonly dataset: Dataset;
  /** The loss whose gradients are measured. */
  readonly loss: Loss;
}

/** Training samples that are looked at, evenly spread: with 200, a unit that answers to 2 % of the samples is missed in 2 of 100 cases. */
export const probedSamples = 200;
const samplesPerPass = 50;

/** Looks into the layers of a network by passes over a fixed sample of the training part, which change neither parameters nor state. */
export class LayerProbe {
  readonly #network: Network;
  readonly #dataset: Dataset;
  readonly #cost: Cost;
  readonly #targets: BatchTensor;
  readonly #squares = new Map<Tensor, () => number>();
  #samples: Samples | undefined;

  constructor({ network, dataset, loss }: LayerProbeOptions) {
    this.#network = network;
    this.#dataset = dataset;
    this.#cost = createCost(network, loss);
    this.#targets = createBatchTensor(network.outputShape, network.backend.memory, network.precision);
  }

  /**
   * The figures of every layer. Afterwards the parameters' gradients are those of the last 50 samples.
   *
   * @throws the errors of a dataset that reads files
   */
  async run(): Promise<readonly LayerFigures[]> {
    const samples = (this.#samples ??= await readSamples(this.#dataset));
    const counters = this.#network.layers.map(({ activation, outputShape }) => UnitCounter.of(activation, outputShape.at(-1) ?? 1));
    const squares = this.#network.layers.map(() => 0);
    const { memory } = this.#network.backend;
    let passes = 0;
    for (let start = 0; start < samples.count; start += samplesPerPass, passes++) {
      this.#pass(samples, start, Math.min(samplesPerPass, samples.count - start));
      for (const [index, { z, a, parameters, trainable }] of this.#network.layers.entries()) {
        if (z !== undefined && a !== undefined) counters[index]?.add(await memory.read(z), await memory.read(a));
        squares[index] = (squares[index] ?? 0) + this.#squaresOf(weightsOf(trainable ? parameters : []).map(({ gradient }) => gradient));
      }
    }
    return this.#network.layers.map(({ type, parameters, trainable, z }, layer) => ({
      layer,
      type,
      ...(z !== undefined && counters[layer]?.states()),
      ...(trainable && weightsOf(parameters).length > 0 && {
        weightNorm: Math.sqrt(this.#squaresOf(weightsOf(parameters).map(({ value }) => value))),
        gradientNorm: Math.sqrt((squares[layer] ?? 0) / passes),
      }),
    }));
  }

  /** Releases the memory until the next run. */
  release(): void {
    this.#targets.release();
  }

  #squaresOf(tensors: readonly Tensor[]): number {
    let sum = 0;
    for (const values of tensors) {
      let squares = this.#squares.get(values);
      if (squares === undefined) this.#squares.set(values, (squares = prepareOn(this.#network.backend)(sumOfSquares, { values })));
      sum += squares();
    }
    return sum;
  }

  #pass({ inputs, targets }: Samples, start: number, count: number): void {
    const { memory } = this.#network.backend;
    const [input, target] = [this.#network.inputFor(count), this.#targets.rows(count)];
    const [inputSize, targetSize] = [sizeOf(this.#network.inputShape), sizeOf(this.#network.outputShape)];
    memory.write(input, inputs.subarray(start * inputSize, (start + count) * inputSize));
    memory.write(target, targets.subarray(start * targetSize, (start + count) * targetSize));
    this.#network.forward(input);
    this.#cost.backward(target);
  }
}

const weightsOf = (parameters: readonly Parameter[]): readonly Parameter[] => parameters.filter(({ role }) => role === 'weight');

interface Samples {
  readonly count: number;
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
}

async function readSamples(dataset: Dataset): Promise<Samples> {
  const count = Math.min(dataset.size, probedSamples);
  const indices = Uint32Array.from({ length: count }, (_, i) => Math.floor((i * dataset.size) / count));
  const block = await dataset.readBlock?.(indices);
  const [inputSize, { targetSize }] = [sizeOf(dataset.inputShape), dataset];
  const samples = { count, inputs: new Float32Array(count * inputSize), targets: new Float32Array(count * targetSize) };
  try {
    for (const [row, index] of indices.entries()) {
      const [source, sample] = block === undefined ? [dataset, index] : [block, row];
      source.readInput(sample, samples.inputs, row * inputSize);
      source.readTarget(sample, samples.targets, row * targetSize);
    }
  } catch (error) {
    throw contributionFailure('datasets', dataset.name, dataset, error);
  }
  return samples;
}
