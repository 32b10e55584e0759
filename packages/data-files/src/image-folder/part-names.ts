/** The parts that datasets of pictures come in. */
export type Part = 'train' | 'validation' | 'test';

const words: Readonly<Record<Part, readonly string[]>> = {
  train: ['train', 'training', 'trainset', 'trainingset'],
  validation: ['val', 'valid', 'validation', 'valset', 'validationset', 'dev'],
  test: ['test', 'testing', 'testset', 'testingset', 'eval', 'evaluation', 't10k'],
};

/** The part that a folder's name says it is, in any case: `Training`, `seg_test`, `val-images`, `test1`. */
export function partOf(name: string): Part | undefined {
  const tokens = name.toLowerCase().split(/[^a-z0-9]+/).map((token) => (token === 't10k' ? token : token.replace(/\d+$/, '')));
  const parts = (['train', 'validation', 'test'] as const).filter((part) => tokens.some((token) => words[part].includes(token)));
  return parts.length === 1 ? parts[0] : undefined; // "train-test-split" says nothing
}

/** Of several folders of a part, the one that says least else: `train` before `train_masks`. */
export function folderOf(part: Part, folders: readonly string[]): string | undefined {
  const candidates = folders.filter((folder) => partOf(folder) === part);
  return candidates.toSorted((a, b) => a.length - b.length)[0];
}
