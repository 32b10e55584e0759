/** The words that identify files of inputs, of labels and of the test part. */
const inputWords = /images|inputs|data/i;
const labelWords = ['labels', 'targets'];
const testWords = ['t10k', 'test'];

/** What MNIST and its kin call files: `train-images-idx3-ubyte`, `train-images.idx3-ubyte.gz`, `emnist-digits-test-labels-idx1-ubyte`. */
const idxName = /^(.*?)(images|inputs|data|labels|targets)[-_.]idx\d+(-[a-z]+)?(\.gz)?$/i;

/** A file by its own name, without its folder. */
export interface NamedFile {
  readonly name: string;
}

/** True for a name that a file of inputs has. */
export function isInputsName(name: string): boolean {
  return inputWords.test(idxName.exec(name)?.[2] ?? '');
}

/** True for a name that any IDX file has. */
export function isIdxName(name: string): boolean {
  return idxName.test(name);
}

/** True for the name of inputs, or labels, that are for testing. */
export function isTestName(name: string): boolean {
  return testWords.some((word) => name.toLowerCase().includes(word));
}

/**
 * A name without what copies of the same file differ in: dots and hyphens, upper and lower case, `.gz`, and the number of axes.
 * Two files of one key are the same file twice.
 */
export function idxKey(name: string): string | undefined {
  const [, start, word] = idxName.exec(name) ?? [];
  return start === undefined || word === undefined ? undefined : keyOf(start, word);
}

/** The file with the labels of `inputs`, by MNIST's way of naming. */
export function labelsBeside<File extends NamedFile>(inputs: string, files: readonly File[]): File | undefined {
  const [, start] = idxName.exec(inputs) ?? [];
  return start === undefined ? undefined : firstOf(labelWords.map((word) => keyOf(start, word)), files);
}

/** The test inputs that belong to training inputs, by MNIST's way of naming. */
export function testInputsBeside<File extends NamedFile>(training: string, files: readonly File[]): File | undefined {
  const key = idxKey(training);
  return key?.includes('train') === true ? firstOf(testWords.map((word) => key.replace('train', word)), files) : undefined;
}

/** The first file of the first key that any has. */
function firstOf<File extends NamedFile>(keys: readonly string[], files: readonly File[]): File | undefined {
  return keys.map((key) => files.find(({ name }) => idxKey(name) === key)).find((file) => file !== undefined);
}

function keyOf(start: string, word: string): string {
  return `${start}${word}`.toLowerCase().replace(/[-_.]+/g, '-');
}
