import type { Registry, Tensor } from '@vitrum/core';
import { copyNetwork, createCost, type Cost, type Network } from '@vitrum/network';
import { createTensor } from '@vitrum/tensor';
import type { ForwardPass } from '../../shared/api/run.ts';
import type { ShownStep } from '../../shared/api/theater.ts';
import type { ActiveRun } from '../active-run.ts';
import { passWith } from '../pass-of.ts';
import { nextSample } from './next-sample.ts';

/** What was seen before a step, to be completed after it. */
interface Scene extends Omit<ShownStep, 'after' | 'costAfter'> {
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** Shows steps one by one: the sample, what flows forwards and back, and its cost before and after. A copy of the network computes it. */
export class StepStage {
  readonly #run: ActiveRun;
  readonly #copy: Network;
  readonly #cost: Cost;
  #scene: Scene | undefined;
  latest: ShownStep | undefined;

  constructor(registry: Registry, run: ActiveRun) {
    const { network, plan } = run.open;
    this.#run = run;
    this.#copy = copyNetwork(registry, network, { backend: network.backend });
    this.#cost = createCost(this.#copy, plan.loss);
  }

  /** Looks at the sample that comes next. */
  before(): void {
    const { open, epochsDone, samples } = this.#run;
    const { data: { train }, network, plan } = open;
    const index = nextSample({ size: train.size, shuffle: plan.shuffle, seed: plan.seed }, epochsDone, samples);
    this.#scene = undefined;
    if (index === undefined) return;
    const inputs = createTensor([1, ...network.inputShape]);
    const targets = createTensor([1, train.targetSize]);
    train.readInput(index, inputs.data, 0);
    train.readTarget(index, targets.data, 0);
    this.#copy.copyFrom(network);
    const before = this.#pass(inputs, targets, train.label?.(index));
    this.#cost.backward(targets);
    const gradients = this.#copy.layers.map(({ dz }) => Float32Array.from(dz?.data ?? []));
    const step = epochsDone * Math.ceil(train.size / plan.batchSize) + Math.floor(samples / plan.batchSize) + 1;
    const { batchSize } = plan;
    this.#scene = { step, index, batchSize, input: before.input, target: Float32Array.from(targets.data), before, costBefore: before.loss ?? NaN, gradients, inputs, targets };
  }

  /** Looks at the same sample again, after the step. */
  after(): void {
    if (this.#scene === undefined) return;
    const { inputs, targets, ...scene } = this.#scene;
    this.#copy.copyFrom(this.#run.open.network);
    const after = this.#pass(inputs, targets, scene.before.label);
    this.latest = { ...scene, after, costAfter: after.loss ?? NaN };
  }

  /** Nothing is shown until the next step that is looked at. */
  clear(): void {
    this.#scene = undefined;
    this.latest = undefined;
  }

  release(): void {
    this.#copy.release();
  }

  #pass(inputs: Tensor, targets: Tensor, label: number | undefined): ForwardPass {
    return passWith(this.#copy, this.#cost, { inputs, targets, ...(label !== undefined && { label }) }, this.#run.open.data.train.task);
  }
}
