import { VitrumError, type Dataset, type FloatArray } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { rowsOf } from '@vitrum/tensor';
import { classOf } from '../metrics/class-of.ts';
import { yieldToEventLoop, type StopSignal } from '../yield-to-event-loop.ts';
import { BatchStream } from '../batches/batch-stream.ts';
import { taskOf } from '../task-of.ts';

/** A network's predictions for a dataset. Entry i of each list is sample i. */
export interface ClassPredictions {
  /** Number of samples: the length of each list. */
  readonly size: number;
  /** The predicted class. */
  readonly predicted: Uint32Array;
  /** The actual class. */
  readonly labels: Uint32Array;
  /** Output of the predicted class: the largest; for a single output y and two classes, y or 1 − y. */
  readonly confidence: Float32Array;
  /** Number of classes: outputs of the network, or two for a single output. */
  readonly classes: number;
  /** Counts of samples, at label · classes + predicted. */
  readonly confusion: Uint32Array;
  /** Correctly predicted samples, per cent. */
  readonly accuracy: number;
}

/** Options of {@link predictClasses}. */
export interface PredictClassesOptions {
  /** Must not change until the promise settles: during training, use a copy. */
  readonly network: Network;
  /** The samples, which must have classes. */
  readonly dataset: Dataset;
  /** Samples per forward pass; 200 by default. Affects the result only by rounding. */
  readonly batchSize?: number;
  /** Samples read into memory at a time; see `TrainerOptions.blockSize`. */
  readonly blockSize?: number;
  /** Aborts the work, which then throws the signal's reason. */
  readonly signal?: StopSignal;
}

/**
 * The predicted and the actual class of every sample of a dataset; does not change the network. Yields to the event loop between
 * batches.
 *
 * @throws VITRUM_INVALID_DATASET if the targets are not classes; VITRUM_SHAPE_MISMATCH if dataset and network do not fit
 */
export async function predictClasses(options: PredictClassesOptions): Promise<ClassPredictions> {
  const { network, dataset, batchSize = 200, blockSize, signal } = options;
  if (taskOf(dataset) !== 'classification') throw noClasses(dataset);
  const reader = new BatchStream(dataset, network, { batchSize, blockSize });
  const tally = new PredictionTally(dataset);
  try {
    for (let start = 0; start < dataset.size; start += batchSize) {
      if (!reader.has(start)) await reader.load(start);
      const { inputs, targets } = reader.read(start, Math.min(batchSize, dataset.size - start));
      tally.add(start, rowsOf(network.forward(inputs)), rowsOf(targets));
      await yieldToEventLoop();
      signal?.throwIfAborted();
    }
    return tally.predictions();
  } finally {
    await reader.endPass();
    reader.release();
  }
}

class PredictionTally {
  readonly #size: number;
  readonly #classes: number;
  readonly #predicted: Uint32Array;
  readonly #labels: Uint32Array;
  readonly #confidence: Float32Array;
  readonly #confusion: Uint32Array;
  #right = 0;

  constructor({ size, targetSize }: Dataset) {
    this.#size = size;
    this.#classes = Math.max(2, targetSize);
    this.#predicted = new Uint32Array(size);
    this.#labels = new Uint32Array(size);
    this.#confidence = new Float32Array(size);
    this.#confusion = new Uint32Array(this.#classes * this.#classes);
  }

  add(start: number, outputs: readonly FloatArray[], targets: readonly FloatArray[]): void {
    for (const [row, output] of outputs.entries()) {
      const [predicted, label] = [classOf(output), classOf(targets[row] ?? output)];
      const cell = label * this.#classes + predicted;
      this.#predicted[start + row] = predicted;
      this.#labels[start + row] = label;
      this.#confidence[start + row] = confidenceOf(output, predicted);
      this.#confusion[cell] = (this.#confusion[cell] ?? 0) + 1;
      if (predicted === label) this.#right++;
    }
  }

  predictions(): ClassPredictions {
    return {
      size: this.#size,
      predicted: this.#predicted,
      labels: this.#labels,
      confidence: this.#confidence,
      classes: this.#classes,
      confusion: this.#confusion,
      accuracy: (100 * this.#right) / this.#size,
    };
  }
}

function confidenceOf(output: FloatArray, predicted: number): number {
  const [first = NaN] = output;
  if (output.length > 1) return output[predicted] ?? NaN;
  return predicted === 1 ? first : 1 - first;
}

function noClasses(dataset: Dataset): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `The dataset "${dataset.name}" is for ${taskOf(dataset)}: its targets are no classes of which one is right.`,
    hint: 'Use evaluate() for the figures that fit its task.',
  });
}
