import { basename } from 'node:path';
import type { Dataset } from '@vitrum/core';
import {
  classTargets,
  datasetOf,
  idxFormat,
  numberRows,
  rowTargets,
  type ArrayEncoding,
  type ImageEncoding,
  type PicturePreparation,
  type Targets,
} from '@vitrum/datasets';
import { arrayTask, classNumbers, formatCount, joinDatasets, listSome, recognizePreparation, targetLength } from '@vitrum/datasets/internal';
import { formatShape, sizeOf } from '@vitrum/tensor';
import type { ArrayPart } from '../arrays/array-part.ts';
import { memoryBudget } from '../files/memory-budget.ts';
import { findIdxFiles } from '../idx/find-idx-files.ts';
import { openArray, readArray } from '../files/open-array.ts';
import { readNpyParts } from '../npy/read-npy-parts.ts';
import { listOption, textOption, unfit, type LabeledForm } from './labeled-form.ts';
import type { LabeledSamples } from './labeled-samples.ts';

type ArraysForm = LabeledForm<ArrayEncoding | ImageEncoding>;

/**
 * The samples of array files with their targets, for a model of arrays or pictures. Training and test samples in one file are
 * joined.
 *
 * @throws VITRUM_INVALID_ENCODING when they are not of the model's form; the errors of reading
 */
export async function labeledArrays(path: string, reader: 'npy' | 'idx', form: ArraysForm): Promise<LabeledSamples> {
  const parts = await (reader === 'npy' ? npyParts(path, form) : idxParts(path, form));
  const datasets = parts.map((part) => partOf(basename(path), part, form));
  const [first, second] = datasets;
  if (first === undefined) throw unfit(`${path} has no samples.`, 'Give a file that has.');
  const other = otherPolarity(path, first, form.encoding);
  if (second === undefined) return { dataset: first, notes: other };
  const note = `${basename(path)} has ${formatCount(first.size)} samples to learn from and ${formatCount(second.size)} to test with; all of them are used`;
  return { dataset: joinDatasets(first, second), notes: [note, ...other] };
}

/**
 * Warns if pictures in an array are dark on light and the model learned light on dark, or vice versa: arrays are not
 * preprocessed.
 */
function otherPolarity(path: string, dataset: Dataset, encoding: ArrayEncoding | ImageEncoding): readonly string[] {
  if (encoding.type !== 'image' || encoding.preparation === undefined) return [];
  const found = recognizePreparation(dataset)?.preparation;
  if (found === undefined || isLightOnDark(found) === isLightOnDark(encoding.preparation)) return [];
  const [theirs, learned] = isLightOnDark(found) ? ['dark', 'light'] : ['light', 'dark'];
  return [`the pictures in ${basename(path)} have a ${theirs} border and those that the model learned from a ${learned} one; an array is taken as it is: store 255 minus each of its bytes`];
}

const isLightOnDark = (preparation: PicturePreparation): boolean => preparation !== 'dark-on-light';

async function npyParts(file: string, form: ArraysForm): Promise<readonly ArrayPart[]> {
  const named = (name: string): string => textOption(form, name, '');
  const { train, test } = await readNpyParts(
    { file, inputs: named('inputs'), targets: named('targets'), testInputs: named('testInputs'), testTargets: named('testTargets') },
    memoryBudget,
  );
  return test === undefined ? [train] : [train, test];
}

/** Reads the named file alone; test files beside it are separate data. */
async function idxParts(path: string, form: ArraysForm): Promise<readonly ArrayPart[]> {
  const { file, labels } = await findIdxFiles({ file: path, labels: textOption(form, 'labels', ''), testFile: '', testLabels: '' });
  return [{ inputs: await openArray(file, idxFormat, memoryBudget), targets: await readArray(labels, idxFormat) }];
}

function partOf(name: string, { inputs: stored, targets }: ArrayPart, form: ArraysForm): Dataset {
  const { encoding } = form;
  const inputs = encoding.type === 'image' ? (stored.asPictures?.(encoding.channels) ?? stored) : stored;
  checkShape(inputs, encoding);
  const scaling = encoding.type === 'array' ? { offsets: encoding.offsets ?? [0], scales: encoding.scales ?? [1] } : undefined;
  return datasetOf({ name, inputs: inputs.open(scaling), targets: targetsOf(targets, form) });
}

function checkShape({ name, shape, kind }: ArrayPart['inputs'], encoding: ArrayEncoding | ImageEncoding): void {
  const wanted = encoding.type === 'array' ? encoding.shape : [encoding.height, encoding.width, ...(encoding.channels === 1 ? [] : [encoding.channels])];
  const isSame = formatShape(shape) === formatShape(wanted) || (encoding.type === 'image' && shape.length === 3 && shape[2] === 1 && sizeOf(shape) === sizeOf(wanted));
  if (isSame && (encoding.type === 'array' || kind === 'byte')) return;
  const what = encoding.type === 'array' ? formatShape(wanted) : `bytes of pictures, ${formatShape(wanted)}`;
  throw unfit(`${name} holds samples of shape ${formatShape(shape)} (${kind}); the model takes ${what}.`, 'Give samples of the form that the model learned from.');
}

function targetsOf(targets: ArrayPart['targets'], form: ArraysForm): Targets {
  const { task, classes = [] } = form.targets;
  arrayTask(targets, task); // rejects targets that do not fit the task
  if (task !== 'classification') {
    const size = targetLength(targets);
    return rowTargets(task, numberRows(Float32Array.from(targets.numbers), [size]), { classes: classes.length === size ? classes : undefined });
  }
  const numbers = classNumbers(targets);
  const present = [...new Set(Array.from(numbers, (number) => number + 0))].sort((a, b) => a - b); // −0 is 0
  const found = targetLength(targets) > 1 ? present.map((place) => classes[place] ?? String(place)) : namesOf(present, targets.name, form);
  const placeOf = new Map(present.map((number, place) => [number, place]));
  return classTargets(Uint32Array.from(numbers, (number) => placeOf.get(number + 0) ?? 0), found);
}

/** Names of classes: the numbers themselves, or the names given as an option, in the order of the numbers or for 0, 1, … */
function namesOf(present: readonly number[], name: string, form: ArraysForm): readonly string[] {
  const given = listOption(form, 'classes');
  if (given.length === 0) return present.map(String);
  if (given.length === present.length) return given;
  if (present.includes(0) && present.every((number) => given[number] !== undefined)) return present.map((number) => given[number] ?? '');
  throw unfit(
    `${name} has the classes ${listSome(present)}, and which of the names ${listSome(given)} these are cannot be told.`,
    'Give samples of every class, or name the classes of this file in the order of their numbers: --data-option classes=…',
  );
}
