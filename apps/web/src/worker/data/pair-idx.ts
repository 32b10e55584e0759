import { VitrumError } from '@vitrum/core';
import { idxKey, labelKeys } from '@vitrum/data-files/arrays';
import { readIdxHeader } from '@vitrum/datasets';
import type { DatasetReference } from '@vitrum/runs';

/** A file that is in memory. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface IdxFile {
  readonly name: string;
  readonly count: number;
  readonly rank: number;
}

interface Pair {
  readonly inputs: IdxFile;
  readonly labels: IdxFile;
}

/**
 * Which IDX files belong together, whatever their order: files of several axes are inputs, those of one are labels; they are
 * paired by their names, which may have dots or hyphens, else by their number of samples. Of two pairs the one that is called `t10k` or `test`, else the smaller,
 * is held out.
 *
 * @throws VITRUM_INVALID_IDX naming the file; VITRUM_MISSING_OPTION for inputs without labels and for labels without inputs
 */
export function pairIdx(contents: readonly NamedBytes[]): DatasetReference {
  const files = withoutCopies(contents.map(readFile));
  const inputs = files.filter(({ rank }) => rank > 1);
  const labels = files.filter(({ rank }) => rank <= 1);
  checkNumber(inputs, labels);
  const pairs = inputs.map((each) => pairOf(each, inputs, labels));
  const [first, second] = pairs;
  if (first === undefined) throw missing('There are labels and no inputs.', labels);
  if (second === undefined) return { type: 'idx', file: first.inputs.name, labels: first.labels.name };
  const [train, test] = isTest(first, second) ? [second, first] : [first, second];
  return { type: 'idx', file: train.inputs.name, labels: train.labels.name, testFile: test.inputs.name, testLabels: test.labels.name };
}

function readFile({ name, bytes }: NamedBytes): IdxFile {
  const { shape } = readIdxHeader(bytes, bytes.length, name);
  return { name, count: shape[0] ?? 0, rank: shape.length };
}

/** Some archives have each file twice, once with a dot in its name: the first of them counts. */
function withoutCopies(files: readonly IdxFile[]): readonly IdxFile[] {
  return files.filter((file, index) => {
    const key = idxKey(file.name);
    return key === undefined || files.findIndex(({ name, count }) => idxKey(name) === key && count === file.count) === index;
  });
}

function checkNumber(inputs: readonly IdxFile[], labels: readonly IdxFile[]): void {
  if (inputs.length === 0) throw missing(`${listNames(labels)} ${labels.length === 1 ? 'holds' : 'hold'} labels, and their pictures are missing.`, labels);
  if (labels.length === 0) throw missing(`${listNames(inputs)} ${inputs.length === 1 ? 'holds' : 'hold'} pictures, and their labels are missing.`, inputs);
  if (inputs.length > 2 || labels.length > 2 || inputs.length > labels.length) {
    throw missing(`There are ${inputs.length} files of inputs and ${labels.length} of labels: ${listNames([...inputs, ...labels])}.`, inputs);
  }
}

function pairOf(inputs: IdxFile, all: readonly IdxFile[], labels: readonly IdxFile[]): Pair {
  const keys = labelKeys(inputs.name);
  const named = labels.find(({ name }) => keys.includes(idxKey(name) ?? '')) ?? labels.find(({ name }) => stemOf(name) === stemOf(inputs.name));
  const counted = labels.filter(({ count }) => count === inputs.count);
  const left = all.length === 1 ? labels[0] : labels.find((each) => all.every(({ count, name }) => name === inputs.name || count !== each.count));
  const chosen = named ?? counted[0] ?? left ?? labels[0];
  if (chosen === undefined) throw missing(`${inputs.name} has no labels.`, [inputs]);
  return { inputs, labels: chosen };
}

/** What the names of inputs and of their labels have in common: `train`. */
function stemOf(name: string): string | undefined {
  const [, stem] = /^(.*?)[-_.]?(?:images|inputs|data|labels|targets)/i.exec(name) ?? [];
  return stem?.toLowerCase() ?? name;
}

function isTest(one: Pair, other: Pair): boolean {
  const [isOne, isOther] = [one, other].map(({ inputs }) => /t10k|test/i.test(inputs.name));
  if (isOne !== isOther) return isOne === true;
  return one.inputs.count < other.inputs.count;
}

const listNames = (files: readonly IdxFile[]): string => files.map(({ name }) => name).join(', ');

function missing(message: string, files: readonly IdxFile[]): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message,
    hint: `Bring pictures and labels together, for training alone or for training and test${files.length > 0 ? ': two or four IDX files' : ''}.`,
  });
}
