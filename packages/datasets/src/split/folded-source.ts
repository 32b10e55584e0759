import type { DatasetSource, DatasetSplits } from '@vitrum/core';
import { originOf, setOrigin } from '@vitrum/core/internal';
import { checkFolds } from './check-split.ts';
import { labelsOf } from './labels-of.ts';
import { splitIndices } from './split-indices.ts';
import { completeSplitOptions, type SplitOptions } from './split-options.ts';
import { divideDataset } from './split-samples.ts';

/** Which fold is held out, of how many, drawn by which seed. */
export type FoldOptions = Pick<SplitOptions, 'folds' | 'fold' | 'splitSeed'>;

/**
 * A dataset whose training samples are divided into folds: one of them is the test part, the others are the training part, and the
 * dataset's own test part is left alone. For datasets without options for folds, such as published ones: one that divides itself by
 * the plan in its context is told of the fold; of others the training samples are divided. The folds are those of `kFold`.
 *
 * @throws VITRUM_INVALID_OPTION; `load` throws it too when there are more folds than samples
 */
export function foldedSource(source: DatasetSource, options: FoldOptions): DatasetSource {
  const { folds, fold, splitSeed } = completeSplitOptions(options);
  checkFolds(folds, fold, Infinity);
  const folded: DatasetSource = {
    ...source,
    load: async (context) => {
      const data = await source.load({ ...context, parts: { ...context.parts, test: { by: 'fold', folds, fold, seed: splitSeed } } });
      return data.parts?.test === undefined ? hold(data, { folds, fold, splitSeed }) : data;
    },
  };
  setOrigin(folded, originOf(source));
  return folded;
}

function hold({ train, test, arePublished: _, ...rest }: DatasetSplits, options: FoldOptions): DatasetSplits {
  const indices = splitIndices(labelsOf(train), train.size, options);
  test.close?.();
  return { ...rest, ...divideDataset(train, indices) };
}
