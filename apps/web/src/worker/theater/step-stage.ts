import type { Registry } from '@vitrum/core';
import { copyNetwork, createCost, dropMasks, type Cost, type Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { ForwardPass } from '../../shared/api/run.ts';
import type { ShownStep } from '../../shared/api/theater.ts';
import type { ActiveRun } from '../active-run.ts';
import { firstOfPass } from '../pass-of.ts';
import { isOtherInTraining, nextBatch, type NextBatch } from './next-batch.ts';

/** What was seen before a step, to be completed after it. */
interface Scene extends Omit<ShownStep, 'after' | 'costAfter'> {
  readonly batch: NextBatch;
}

/**
 * Shows steps one by one: the sample, what flows forwards and back, and its cost before and after. A copy of the network computes it, with the
 * whole batch and what the step draws where a layer does something else in training.
 */
export class StepStage {
  readonly #run: ActiveRun;
  readonly #copy: Network;
  readonly #cost: Cost;
  readonly #isOtherInTraining: boolean;
  #scene: Scene | undefined;
  latest: ShownStep | undefined;

  constructor(registry: Registry, run: ActiveRun) {
    const { network, plan } = run.open;
    this.#run = run;
    this.#copy = copyNetwork(registry, network, { backend: network.backend });
    this.#cost = createCost(this.#copy, plan.loss);
    this.#isOtherInTraining = isOtherInTraining(network);
  }

  /** Looks at the sample that comes next. */
  before(): void {
    const batch = nextBatch(this.#run, this.#isOtherInTraining ? Infinity : 1);
    this.#scene = undefined;
    if (batch === undefined) return;
    const { step, index, targets } = batch;
    const before = this.#pass(batch);
    this.#cost.backward(targets, onlyFirst(batch, targets.shape[0] ?? 1)); // C is a mean over the batch
    const gradients = this.#copy.layers.map(({ dz, outputShape }) => Float32Array.from(dz?.data.subarray(0, sizeOf(outputShape)) ?? []));
    const target = Float32Array.from(targets.data.subarray(0, this.#run.open.data.train.targetSize));
    const { batchSize } = this.#run.open.plan;
    const masks = this.#isOtherInTraining ? dropMasks(this.#copy) : [];
    this.#scene = { step, index, batchSize, input: before.input, target, before, costBefore: before.loss ?? NaN, gradients, masks, batch };
  }

  /** Looks at the same sample again, after the step. */
  after(): void {
    if (this.#scene === undefined) return;
    const { batch, ...scene } = this.#scene;
    const after = this.#pass(batch);
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

  /** With the weights of the moment, and the same numbers drawn before and after the step. */
  #pass(batch: NextBatch): ForwardPass {
    const { network, plan, data: { train: { task = 'classification' } } } = this.#run.open;
    this.#copy.copyFrom(network);
    this.#copy.drawAt(plan.seed, batch.step);
    this.#copy.forward(batch.inputs, this.#isOtherInTraining);
    const loss = this.#cost.total(batch.targets, onlyFirst(batch, 1));
    return firstOfPass(this.#copy, batch.inputs, { task, loss, ...(batch.label !== undefined && { label: batch.label }) });
  }
}

/** Weights of the samples that leave the first alone; none for a batch of one. */
function onlyFirst({ targets: { shape: [size = 1] } }: NextBatch, weight: number): Float64Array | undefined {
  if (size === 1) return undefined;
  const weights = new Float64Array(size);
  weights[0] = weight;
  return weights;
}
