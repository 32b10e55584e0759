/** Words in the names of input, label and test files. */
const inputWords = /images|inputs|data/i;
const labelWords = ['labels', 'targets'];
const testWords = ['t10k', 'test'];

/** Names as in MNIST: `train-images-idx3-ubyte`, `train-images.idx3-ubyte.gz`, `emnist-digits-test-labels-idx1-ubyte`. */
const idxName = /^(.*?)(images|inputs|data|labels|targets)[-_.]idx\d+(-[a-z]+)?(\.gz)?$/i;

/** A file with its name, without the folder. */
export interface NamedFile {
  readonly name: string;
}

/** True for the name of an input file. */
export function isInputsName(name: string): boolean {
  return inputWords.test(idxName.exec(name)?.[2] ?? '');
}

/** True for the name of an IDX file. */
export function isIdxName(name: string): boolean {
  return idxName.test(name);
}

/** True for the name of a test file. */
export function isTestName(name: string): boolean {
  return testWords.some((word) => name.toLowerCase().includes(word));
}

/**
 * A name normalized for copies of the same file, which differ in dots and hyphens, case, `.gz`, and the number of axes. Files
 * with the same key are duplicates.
 */
export function idxKey(name: string): string | undefined {
  const [, start, word] = idxName.exec(name) ?? [];
  return start === undefined || word === undefined ? undefined : keyOf(start, word);
}

/** The label file of an input file, by MNIST's naming scheme. */
export function labelsBeside<File extends NamedFile>(inputs: string, files: readonly File[]): File | undefined {
  const [, start] = idxName.exec(inputs) ?? [];
  return start === undefined ? undefined : firstOf(labelWords.map((word) => keyOf(start, word)), files);
}

/** The test inputs for training inputs, by MNIST's naming scheme. */
export function testInputsBeside<File extends NamedFile>(training: string, files: readonly File[]): File | undefined {
  const key = idxKey(training);
  return key?.includes('train') === true ? firstOf(testWords.map((word) => key.replace('train', word)), files) : undefined;
}

/** The first file with the first matching key. */
function firstOf<File extends NamedFile>(keys: readonly string[], files: readonly File[]): File | undefined {
  return keys.map((key) => files.find(({ name }) => idxKey(name) === key)).find((file) => file !== undefined);
}

function keyOf(start: string, word: string): string {
  return `${start}${word}`.toLowerCase().replace(/[-_.]+/g, '-');
}
