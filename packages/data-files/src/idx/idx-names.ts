/** The words by which files of inputs, of labels and of the test part are told apart. */
const inputWords = /images|inputs|data/i;
const labelWords = ['labels', 'targets'];
const testWords = ['t10k', 'test'];

/** What MNIST and its kin call files: `train-images-idx3-ubyte`, `train-images.idx3-ubyte.gz`, `emnist-digits-test-labels-idx1-ubyte`. */
const idxName = /^(.*?)(images|inputs|data|labels|targets)[-_.]idx\d+(-[a-z]+)?(\.gz)?$/i;

/** True for a name that a file of inputs has. */
export function isInputsName(name: string): boolean {
  return idxName.test(name) && inputWords.test(idxName.exec(name)?.[2] ?? '');
}

/** True for a name that any IDX file has. */
export function isIdxName(name: string): boolean {
  return idxName.test(name);
}

/**
 * A name without what copies of the same file differ in: dots and hyphens, upper and lower case, `.gz`, and the number of axes.
 * Two files of one key are the same file twice.
 */
export function idxKey(name: string): string | undefined {
  const [, start, word] = idxName.exec(name) ?? [];
  return start === undefined || word === undefined ? undefined : keyOf(start, word);
}

/** The keys that the labels of `inputs` may have, the likeliest first. */
export function labelKeys(inputs: string): readonly string[] {
  const [, start] = idxName.exec(inputs) ?? [];
  return start === undefined ? [] : labelWords.map((word) => keyOf(start, word));
}

/** The keys that the test inputs of `training` inputs may have. */
export function testKeys(training: string): readonly string[] {
  const key = idxKey(training);
  if (key?.includes('train') !== true) return [];
  return testWords.map((word) => key.replace('train', word));
}

function keyOf(start: string, word: string): string {
  return `${start}${word}`.toLowerCase().replace(/[-_.]+/g, '-');
}
