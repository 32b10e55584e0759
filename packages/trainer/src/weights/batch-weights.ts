import { VitrumError, type Dataset, type FloatArray } from '@vitrum/core';
import type { Batch } from '../batches/batch.ts';
import { classWeightsOf, type ClassWeights } from './class-weights.ts';

/** The weight of each sample of a batch in training: that of its class times its own. */
export class BatchWeights {
  readonly #classes: Float64Array | undefined;
  readonly #dataset: string;
  #numbers = new Float64Array(0);

  /** @throws VITRUM_INVALID_OPTION when the weights of classes do not fit the data */
  constructor(classWeights: ClassWeights, dataset: Dataset) {
    this.#classes = classWeightsOf(classWeights, dataset);
    this.#dataset = dataset.name;
  }

  /**
   * The weights of a batch, overwritten by the next; undefined if all are 1. A sample that was mixed from two has the weights of
   * their classes in the same shares.
   *
   * @throws VITRUM_INVALID_DATASET when the weight of a sample is not a number greater than 0
   */
  of({ targets, weights }: Batch): Float64Array | undefined {
    if (weights !== undefined) this.#check(weights);
    if (this.#classes === undefined) return weights;
    const count = targets.shape[0] ?? 0;
    if (this.#numbers.length < count) this.#numbers = new Float64Array(count);
    const length = targets.data.length / count;
    for (let row = 0; row < count; row++) {
      this.#numbers[row] = (weights?.[row] ?? 1) * classWeight(this.#classes, targets.data, row * length, length);
    }
    return this.#numbers;
  }

  #check(weights: Float64Array): void {
    for (const weight of weights) if (!(weight > 0 && weight < Infinity)) throw invalidWeight(weight, this.#dataset);
  }
}

/** Σ tₖ·wₖ over the outputs; a single output tells of two classes. */
function classWeight(classes: Float64Array, targets: FloatArray, offset: number, length: number): number {
  const first = targets[offset] ?? 0;
  if (length === 1) return first * (classes[1] ?? 1) + (1 - first) * (classes[0] ?? 1);
  let weight = 0;
  for (let k = 0; k < length; k++) weight += (targets[offset + k] ?? 0) * (classes[k] ?? 1);
  return weight;
}

function invalidWeight(weight: number, dataset: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `A sample of "${dataset}" has the weight ${weight}, which is not a finite number greater than 0.`,
    hint: 'Leave out samples that should not count, and give the others positive weights.',
  });
}
