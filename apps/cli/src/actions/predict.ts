import { VitrumError, type FloatArray, type Registry, type Shape } from '@vitrum/core';
import { checkIndex } from '@vitrum/datasets';
import type { Network } from '@vitrum/network';
import { formatShape, sizeOf, tensorFrom } from '@vitrum/tensor';
import { BatchReader, classOf } from '@vitrum/trainer';
import { pictureOf } from '../dataset-picture.ts';
import { roundToSix } from '../format-number.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { loadDataset } from '../load/dataset.ts';
import { classesOf, datasetOf } from '../load/model-metadata.ts';
import { loadModel, type LoadedModel } from '../load/model.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { parseIndices } from '../options/parse-number.ts';
import { parseSplit } from '../options/parse-split.ts';
import type { DataChoice } from '../options/data-choice.ts';
import { requireModel } from '../options/require-model.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { readImage } from '../read-image.ts';
import type { Picture } from '../render/picture.ts';
import { renderPrediction } from '../render/prediction.ts';
import type { DatasetReference } from '../run/dataset-reference.ts';
import { openStdout } from '../terminal.ts';

/** The options of `vitrum predict`, as they were typed. */
export interface PredictOptions extends CommonOptions, BackendOptions, DataChoice {
  readonly model?: string;
  readonly index?: readonly string[];
  readonly split: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

/** Something to classify. */
interface Sample {
  /** The file, or the place in a dataset. */
  readonly source: string;
  readonly input: FloatArray;
  readonly picture: Picture | undefined;
  /** The right class, where it is known. */
  readonly label?: number | undefined;
}

/** Classifies pictures and prints each with what the network says about it. */
export async function predict(images: readonly string[], options: PredictOptions): Promise<void> {
  const file = requireModel(options.model, 'predict');
  const indices = parseIndices(options.index ?? [], '--index');
  const split = parseSplit(options.split);
  if (images.length === 0 && indices.length === 0) throw nothingToPredict();
  const { registry } = await loadRegistry(requestedHere(options.plugin));
  const chosen = await chooseDataset(options, registry);
  const loaded = await loadModel(file, registry, options);
  const samples = [
    ...(await readImages(images, loaded.network.inputShape)),
    ...(indices.length === 0 ? [] : await readSamples(indices, split, registry, loaded, chosen, options)),
  ];
  for (const sample of samples) printPrediction(sample, loaded, options.json ?? false);
}

async function readImages(files: readonly string[], inputShape: Shape): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const file of files) {
    const side = Math.sqrt(sizeOf(inputShape));
    if (!Number.isInteger(side)) throw notSquare(inputShape);
    const picture = await readImage(file, side, side);
    samples.push({ source: file, input: Float32Array.from(picture.values), picture });
  }
  return samples;
}

async function readSamples(
  indices: readonly number[],
  split: 'train' | 'test',
  registry: Registry,
  { model, network }: LoadedModel,
  chosen: DatasetReference | undefined,
  options: PredictOptions,
): Promise<readonly Sample[]> {
  const reference = chosen ?? datasetOf(model, registry);
  const name = reference.type;
  const { [split]: dataset } = await loadDataset(registry, reference, options);
  const reader = new BatchReader(dataset, network);
  return indices.map((index) => {
    checkIndex(index, dataset.size, name); // a plugin's dataset may not do so itself
    const { inputs } = reader.read(index, 1);
    const source = `${name} ${split} ${index}`;
    return { source, input: inputs.data.slice(), picture: pictureOf(dataset, index), label: dataset.label?.(index) };
  });
}

function printPrediction({ source, input, picture, label }: Sample, { model, network }: LoadedModel, isJson: boolean): void {
  const terminal = openStdout();
  const outputs = outputsOf(network, input);
  const prediction = classOf(outputs);
  if (isJson) {
    const known = label === undefined ? {} : { label, correct: prediction === label };
    const record = { event: 'prediction', source, prediction, outputs: Array.from(outputs, roundToSix), ...known };
    terminal.print(JSON.stringify(record));
    return;
  }
  const classes = classesOf(model, outputs.length);
  terminal.print(renderPrediction({ source, picture, outputs: { values: outputs, classes, prediction, label } }, terminal).join('\n'));
}

function outputsOf(network: Network, input: FloatArray): FloatArray {
  return network.forward(tensorFrom([1, ...network.inputShape], input)).data.slice(0, sizeOf(network.outputShape));
}

function nothingToPredict(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: 'There is nothing to predict: neither a picture nor --index was given.',
    hint: 'Name PNG or JPEG files, or samples of the dataset: --index 0.',
  });
}

function notSquare(inputShape: Shape): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The network takes inputs of shape ${formatShape(inputShape)}, which are no square pictures.`,
    hint: 'Predict samples of its dataset instead: --index 0.',
  });
}
