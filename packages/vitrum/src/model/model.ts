import { VitrumError, type Dataset, type Registry, type Tensor } from '@vitrum/core';
import { describeValue, isFiniteNumber, isRecord, isRecordOf } from '@vitrum/core/internal';
import { encodeModel, type ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { encodingOf, modelDataOf, type ModelData } from '@vitrum/runs';
import { rowsOf, sizeOf, tensorFrom } from '@vitrum/tensor';
import { type EpochEvent } from '@vitrum/trainer';
import { areProbabilities, outputRangeOf } from '@vitrum/trainer/signs';
import { isRow } from '../train/read-rows.ts';
import { encodeRow, type PredictRow, type RowForm } from './encode-row.ts';
import { predictionOf, type Prediction } from './prediction.ts';

/** What a model is made of. */
export interface ModelParts {
  readonly network: Network;
  readonly registry: Registry;
  /** The record of data and training, plain JSON. */
  readonly metadata: ModelFile['metadata'];
  readonly history?: readonly EpochEvent[];
}

/** Rows for each forward pass. */
const batchSize = 200;

/** A trained network that knows what its inputs and outputs mean: what `train` and `openModel` give. */
export class Model {
  /** The network itself, to look into. */
  readonly network: Network;
  /** What the model records of its data, its training and its results. */
  readonly metadata: ModelFile['metadata'];
  /** The figures of each epoch; empty for a loaded model. */
  readonly history: readonly EpochEvent[];
  readonly #registry: Registry;
  readonly #data: ModelData;
  readonly #form: RowForm;
  readonly #areProbabilities: boolean;

  /** @throws VITRUM_INVALID_MODEL, VITRUM_INVALID_ENCODING for inconsistent metadata */
  constructor({ network, registry, metadata, history = [] }: ModelParts) {
    this.network = network;
    this.metadata = metadata;
    this.history = history;
    this.#registry = registry;
    this.#data = modelDataOf({ metadata }, network);
    this.#form = { encoding: encodingOf({ metadata }, network), inputShape: network.inputShape };
    const activation = network.layers.at(-1)?.activation;
    this.#areProbabilities = activation !== undefined && areProbabilities(outputRangeOf(activation));
  }

  /** Names of the classes or labels; of the numbers for regression. */
  get classes(): readonly string[] {
    return this.#data.classes;
  }

  /**
   * Figures of the final weights on the samples held out to test with, by the name of their metric: `testMetrics['r-squared']`. Where
   * none are held out they are of the training samples; empty if the model records none.
   */
  get testMetrics(): Readonly<Record<string, number>> {
    const { results } = this.metadata;
    const figures = isRecord(results) ? results['testMetrics'] : undefined;
    return isRecordOf(figures, isFiniteNumber) ? figures : {};
  }

  /**
   * Predicts for rows as those of training, or for every sample of a dataset; entry i belongs to row i.
   *
   * @example
   * for (const { label, probability } of model.predict([[5.1, 3.5, 1.4, 0.2]])) console.log(label, probability);
   * @throws VITRUM_INVALID_ENCODING, VITRUM_SHAPE_MISMATCH for rows of another form
   */
  predict(rows: readonly PredictRow[] | Dataset): readonly Prediction[] {
    const { size, inputs } = isDataset(rows) ? datasetInputs(rows, this.network) : this.#inputsOfRows(rows);
    const predictions: Prediction[] = [];
    for (let start = 0; start < size; start += batchSize) {
      const outputs = rowsOf(this.network.forward(inputs(start, Math.min(batchSize, size - start))));
      for (const row of outputs) predictions.push(predictionOf(row, this.#data, this.#areProbabilities));
    }
    return predictions;
  }

  /** The model as plain JSON, which `openModel` reads; `JSON.stringify(model)` calls it. */
  toJSON(): ModelFile {
    return encodeModel(this.#registry, this.network, this.metadata);
  }

  /** Gives the memory of the network back; it cannot be used afterwards. */
  release(): void {
    this.network.release();
  }

  #inputsOfRows(rows: readonly PredictRow[]): Batches {
    if (!isRow(rows)) throw notRows(rows);
    const { inputShape } = this.network;
    const length = sizeOf(inputShape);
    return {
      size: rows.length,
      inputs: (start, count) => {
        const numbers = new Float32Array(count * length);
        for (let i = 0; i < count; i++) numbers.set(encodeRow(rows[start + i], this.#form, `row ${start + i}`), i * length);
        return tensorFrom([count, ...inputShape], numbers);
      },
    };
  }
}

/** Inputs in batches. */
interface Batches {
  readonly size: number;
  readonly inputs: (start: number, count: number) => Tensor;
}

const isDataset = (rows: readonly PredictRow[] | Dataset): rows is Dataset => typeof rows === 'object' && 'readInput' in rows;

/** @throws VITRUM_SHAPE_MISMATCH */
function datasetInputs(dataset: Dataset, { inputShape }: Network): Batches {
  const length = sizeOf(inputShape);
  const given = sizeOf(dataset.inputShape);
  if (given !== length) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `The samples of "${dataset.name}" have ${given} numbers, and the model reads ${length}.`,
      hint: 'Give data of the kind that it learned from.',
    });
  }
  return {
    size: dataset.size,
    inputs: (start, count) => {
      const numbers = new Float32Array(count * length);
      for (let i = 0; i < count; i++) dataset.readInput(start + i, numbers, i * length);
      return tensorFrom([count, ...inputShape], numbers);
    },
  };
}

function notRows(value: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `predict() takes a list of rows or a dataset, got ${describeValue(value)}.`,
    hint: 'Write model.predict([[5.1, 3.5, 1.4, 0.2]]), also for one row.',
  });
}
