import { VitrumError, type Shape } from '@vitrum/core';
import { idxKey, isTestName, labelsBeside } from './idx-names.ts';

/** An IDX file: its name, and the shape in its header. */
export interface IdxFile {
  /** The file's name, by which pairs are found: `train-images-idx3-ubyte`. */
  readonly name: string;
  /** Length of its array along each axis; the first axis counts the samples. */
  readonly shape: Shape;
}

/** Inputs and their labels, by the names of the files. */
export interface IdxPair {
  /** The name of the file with the inputs. */
  readonly inputs: string;
  /** The name of the file with as many labels. */
  readonly labels: string;
}

/** The files of a dataset. */
export interface PairedIdx {
  /** The pair to train on. */
  readonly train: IdxPair;
  /** The pair that is held out; undefined where there is one pair alone. */
  readonly test: IdxPair | undefined;
}

/**
 * Pairs IDX files in any order: files of several axes are inputs, files of one axis labels. They are matched by name, which may
 * have dots or hyphens, else by number of samples. Of two pairs, the one named `t10k` or `test`, else the smaller one, is held
 * out.
 *
 * @throws VITRUM_MISSING_OPTION for inputs without labels and for labels without inputs
 */
export function pairIdx(files: readonly IdxFile[]): PairedIdx {
  const kept = withoutCopies(files);
  const inputs = kept.filter(({ shape }) => shape.length > 1);
  const labels = kept.filter(({ shape }) => shape.length <= 1);
  checkNumber(inputs, labels);
  const [first, second] = inputs;
  if (first === undefined) throw missing('There are labels and no inputs.', labels);
  const pairOf = (each: IdxFile): IdxPair => ({ inputs: each.name, labels: labelsOf(each, inputs, labels).name });
  if (second === undefined) return { train: pairOf(first), test: undefined };
  const [train, test] = isTest(first, second) ? [second, first] : [first, second];
  return { train: pairOf(train), test: pairOf(test) };
}

/** Some archives contain each file twice, once with a dot in its name; the first one is kept. */
function withoutCopies(files: readonly IdxFile[]): readonly IdxFile[] {
  return files.filter((file, index) => {
    const key = idxKey(file.name);
    return key === undefined || files.findIndex((other) => idxKey(other.name) === key && countOf(other) === countOf(file)) === index;
  });
}

function checkNumber(inputs: readonly IdxFile[], labels: readonly IdxFile[]): void {
  if (inputs.length === 0) throw missing(`${listNames(labels)} ${labels.length === 1 ? 'holds' : 'hold'} labels, and their pictures are missing.`, labels);
  if (labels.length === 0) throw missing(`${listNames(inputs)} ${inputs.length === 1 ? 'holds' : 'hold'} pictures, and their labels are missing.`, inputs);
  if (inputs.length <= 2 && labels.length <= 2 && inputs.length <= labels.length) return;
  throw missing(`There are ${inputs.length} files of inputs and ${labels.length} of labels: ${listNames([...inputs, ...labels])}.`, inputs);
}

function labelsOf(inputs: IdxFile, all: readonly IdxFile[], labels: readonly IdxFile[]): IdxFile {
  const named = labelsBeside(inputs.name, labels) ?? labels.find(({ name }) => stemOf(name) === stemOf(inputs.name));
  const counted = labels.find((each) => countOf(each) === countOf(inputs));
  const left = all.length === 1 ? labels[0] : labels.find((each) => all.every((other) => other === inputs || countOf(other) !== countOf(each)));
  const chosen = named ?? counted ?? left ?? labels[0];
  if (chosen !== undefined) return chosen;
  throw missing(`${inputs.name} has no labels.`, [inputs]);
}

/** The common part of the names of inputs and labels: `train`. */
function stemOf(name: string): string {
  const [, stem] = /^(.*?)[-_.]?(?:images|inputs|data|labels|targets)/i.exec(name) ?? [];
  return stem?.toLowerCase() ?? name;
}

function isTest(one: IdxFile, other: IdxFile): boolean {
  const isOne = isTestName(one.name);
  return isOne === isTestName(other.name) ? countOf(one) < countOf(other) : isOne;
}

const countOf = ({ shape: [count = 0] }: IdxFile): number => count;

const listNames = (files: readonly IdxFile[]): string => files.map(({ name }) => name).join(', ');

function missing(message: string, files: readonly IdxFile[]): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message,
    hint: `Bring pictures and labels together, for training alone or for training and test${files.length > 0 ? ': two or four IDX files' : ''}.`,
  });
}
