import { basename } from 'node:path';
import type { KnownEncoding } from '@vitrum/datasets';
import { absentClasses, alignTargets, listSome } from '@vitrum/datasets/internal';
import { guessDataset } from '../guess-dataset.ts';
import { labeledArrays } from './labeled-arrays.ts';
import { unfit, type LabeledForm } from './labeled-form.ts';
import { labeledLines } from './labeled-lines.ts';
import { labeledPictures } from './labeled-pictures.ts';
import { labeledRows } from './labeled-rows.ts';
import type { LabeledSamples } from './labeled-samples.ts';

/**
 * Reads all samples of a file or folder with their targets, to evaluate a model: inputs are encoded as the model requires, and
 * classes matched by name.
 *
 * @throws VITRUM_INVALID_ENCODING, VITRUM_CLASS_MISMATCH; the errors of reading
 */
export async function readLabeledSamples(path: string, form: LabeledForm): Promise<LabeledSamples> {
  const { dataset, notes } = await read(path, form);
  const { classes, task } = form.targets;
  const aligned = alignTargets(dataset, form.targets, path);
  if (classes === undefined || task !== 'classification') return { dataset: aligned, notes };
  const absent = absentClasses(dataset, classes);
  const note = `the classes differ: ${basename(path)} has no samples of ${listSome(absent)}, which the model knows beside ${listSome(classes.filter((name) => !absent.includes(name)))}`;
  return { dataset: aligned, notes: absent.length === 0 ? notes : [...notes, note] };
}

async function read(path: string, form: LabeledForm): Promise<LabeledSamples> {
  const { encoding } = form;
  const reader = await guessDataset(path);
  if (encoding.type === 'text') {
    if (reader === 'image-folder' || reader === 'npy' || reader === 'idx') throw otherKind(path, reader, encoding);
    return labeledLines(path, { ...form, encoding });
  }
  if (encoding.type === 'table') {
    if (reader === 'csv' || reader === 'json-lines' || reader === 'text-lines') return labeledRows(path, { ...form, encoding });
    throw otherKind(path, reader, encoding);
  }
  if (reader === 'npy' || reader === 'idx') return labeledArrays(path, reader, { ...form, encoding });
  if (encoding.type === 'image' && reader === 'image-folder') return labeledPictures(path, { ...form, encoding });
  throw otherKind(path, reader, encoding);
}

const kinds: Readonly<Record<KnownEncoding['type'], string>> = {
  table: 'rows of a table',
  text: 'sentences',
  image: 'pictures, in folders of their classes or in arrays',
  array: 'arrays',
};

function otherKind(path: string, reader: string, { type }: KnownEncoding): Error {
  return unfit(`${path} is data of the kind "${reader}", and the model learned from ${kinds[type]}.`, 'Test it with data of that kind.');
}
