import type { Dataset, Metric } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { Evaluation } from './evaluation.ts';
import { Evaluator } from './evaluator.ts';
import type { HeldOutFigures, TestFigures, ValidationFigures } from './held-out-figures.ts';
import type { TrainingPlan } from '../training-config.ts';

/** Smaller batches would make an evaluation slow. */
const minBatch = 64;

/** Options of {@link HeldOut}. */
export interface HeldOutOptions {
  readonly network: Network;
  readonly data: { readonly validation?: Dataset; readonly test: Dataset };
  readonly plan: Pick<TrainingPlan, 'loss' | 'batchSize'>;
  readonly metrics: readonly Metric[];
  readonly blockSize: number | undefined;
}

/** Evaluates a network that is being trained on samples held out from training. */
export class HeldOut {
  readonly #validation: Evaluator | undefined;
  readonly #test: Evaluator;
  #latest: Evaluation | undefined;

  constructor({ network, data: { validation, test }, plan: { loss, batchSize }, metrics, blockSize }: HeldOutOptions) {
    const evaluatorOf = (dataset: Dataset): Evaluator =>
      new Evaluator({
        ...{ network, dataset, loss, metrics },
        ...(batchSize >= minBatch && { batchSize }), // the tensors of training are enough then
        ...(blockSize !== undefined && { blockSize }),
      });
    this.#validation = validation && evaluatorOf(validation);
    this.#test = evaluatorOf(test);
  }

  /** The figures of the current weights: on the validation part, or on the test set if there is none. */
  async evaluate(): Promise<HeldOutFigures> {
    this.#latest = await (this.#validation ?? this.#test).run();
    return this.#validation === undefined ? testFiguresOf(this.#latest) : validationFiguresOf(this.#latest);
  }

  /** The figures on the test set at the end: those of the last evaluation, unless that was of the validation part. */
  async test(): Promise<TestFigures> {
    return testFiguresOf(this.#validation === undefined && this.#latest !== undefined ? this.#latest : await this.#test.run());
  }

  /** The last evaluation, of samples held out from training. */
  get latest(): Evaluation | undefined {
    return this.#latest;
  }

  /** Releases the memory until the next evaluation. */
  release(): void {
    this.#validation?.release();
    this.#test.release();
  }
}

function testFiguresOf({ loss, metrics, accuracy }: Evaluation): TestFigures {
  return { testLoss: loss, testMetrics: metrics, ...(accuracy !== undefined && { testAccuracy: accuracy }) };
}

function validationFiguresOf({ loss, metrics, accuracy }: Evaluation): ValidationFigures {
  return { validationLoss: loss, validationMetrics: metrics, ...(accuracy !== undefined && { validationAccuracy: accuracy }) };
}
