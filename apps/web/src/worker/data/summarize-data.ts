import type { Dataset } from '@vitrum/core';
import type { TableEncoding } from '@vitrum/datasets';
import { picturePreparations } from '@vitrum/datasets/internal';
import type { PictureForm } from '@vitrum/network';
import { pictureFormOf } from '@vitrum/network/internal';
import type { TrainingData } from '@vitrum/runs';
import type { DataSummary, Sample } from '../../shared/api/data.ts';
import type { ClassCount } from '../../shared/api/data-facts.ts';
import { sizeOf } from '@vitrum/tensor';
import { titleOf } from '../../shared/settings/titles.ts';

/** Data in words and numbers. */
export function summarizeData({ dataset, data }: TrainingData, notes: readonly string[] = []): DataSummary {
  const { train, test } = data;
  const picture = pictureOf(train);
  return {
    reference: dataset,
    title: titleOf(dataset),
    trainSize: train.size,
    testSize: test.size,
    inputShape: train.inputShape,
    targetSize: train.targetSize,
    task: train.task ?? 'classification',
    classes: train.classes ?? [],
    ...(picture && { picture, ...preparationOf(data) }),
    ...tableInputs(data),
    decisions: data.decisions ?? [],
    notes: [...(data.notes ?? []).map((note) => `${note}.`), ...notes],
  };
}

function preparationOf({ encoding }: TrainingData['data']): Pick<DataSummary, 'preparation'> {
  const preparation = picturePreparations.find((known) => known === encoding?.['preparation']);
  return preparation === undefined ? {} : { preparation };
}

/** What the inputs of a table are called, and whether they are its own numbers. */
function tableInputs({ encoding, train }: TrainingData['data']): Pick<DataSummary, 'inputNames' | 'areInputsScaled'> {
  if (encoding?.type !== 'table') return {};
  const table = encoding as TableEncoding; // what a loader of tables says of its inputs has this form
  const inputNames = table.columns.flatMap((column) => namesOf(column));
  const isScaled = table.columns.some((column) => column.kind === 'number' && (column.offset !== 0 || column.scale !== 1));
  return { ...(inputNames.length === sizeOf(train.inputShape) && { inputNames }), ...(isScaled && { areInputsScaled: true }) };
}

/** An input for a number, and one for each category or known word. */
function namesOf(column: TableEncoding['columns'][number]): readonly string[] {
  if (column.kind === 'number') return [column.name];
  return (column.kind === 'category' ? column.values : column.words).map((value) => `${column.name} = ${value}`);
}

/** The form of a picture that can be seen, gray or in color; other channels have no colors. */
function pictureOf({ inputShape }: Dataset): PictureForm | undefined {
  const form = pictureFormOf(inputShape);
  return form?.channels === 1 || form?.channels === 3 ? form : undefined;
}

/** Sample `index` of a part. */
export function sampleAt(dataset: Dataset, part: Sample['part'], index: number): Sample {
  const [input, target] = [new Float32Array(sizeOf(dataset.inputShape)), new Float32Array(dataset.targetSize)];
  dataset.readInput(index, input, 0);
  dataset.readTarget(index, target, 0);
  const [label, words] = [dataset.label?.(index), dataset.describe?.(index)];
  return { part, index, input, target, ...(label !== undefined && { label }), ...(words !== undefined && { words }) };
}

/** How many samples each class has; empty where there are none. */
export function countClasses({ train, test }: TrainingData['data']): readonly ClassCount[] {
  const { classes = [] } = train;
  if (train.label === undefined) return [];
  const [ofTrain, ofTest] = [countsOf(train, classes.length), countsOf(test, classes.length)];
  return classes.map((name, index) => ({ name, train: ofTrain[index] ?? 0, test: ofTest[index] ?? 0 }));
}

function countsOf(dataset: Dataset, classes: number): Uint32Array {
  const counts = new Uint32Array(Math.max(classes, 1));
  for (let index = 0; index < dataset.size; index++) {
    const label = dataset.label?.(index) ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}
