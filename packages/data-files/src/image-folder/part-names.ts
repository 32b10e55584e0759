/** The parts of a picture dataset. */
export type Part = 'train' | 'validation' | 'test';

const words: Readonly<Record<Part, readonly string[]>> = {
  train: ['train', 'training', 'trainset', 'trainingset'],
  validation: ['val', 'valid', 'validation', 'valset', 'validationset', 'dev'],
  test: ['test', 'testing', 'testset', 'testingset', 'eval', 'evaluation', 't10k'],
};

/** The part that a folder name indicates, in any case: `Training`, `seg_test`, `val-images`, `test1`. */
export function partOf(name: string): Part | undefined {
  const tokens = name.toLowerCase().split(/[^a-z0-9]+/).map((token) => (token === 't10k' ? token : token.replace(/\d+$/, '')));
  const parts = (['train', 'validation', 'test'] as const).filter((part) => tokens.some((token) => words[part].includes(token)));
  return parts.length === 1 ? parts[0] : undefined; // "train-test-split" is ambiguous
}

/** The folder of a part with the plainest name: `train` before `train_masks`. */
export function folderOf(part: Part, folders: readonly string[]): string | undefined {
  const candidates = folders.filter((folder) => partOf(folder) === part);
  return candidates.toSorted((a, b) => a.length - b.length)[0];
}
