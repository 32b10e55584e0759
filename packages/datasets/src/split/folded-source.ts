import { originOf, setOrigin, type Dataset, type DatasetSource, type DatasetSplits } from '@vitrum/core';
import { maxByte } from '../rows/byte-rows.ts';
import { samplesOf } from '../rows/samples.ts';
import { checkFolds } from './check-split.ts';
import { labelsOf } from './labels-of.ts';
import { splitIndices } from './split-indices.ts';
import { completeSplitOptions, type SplitOptions } from './split-options.ts';
import { splitSamples } from './split-samples.ts';
import { splitViews } from './split-views.ts';

/** Which fold is held out, of how many, drawn by which seed. */
export type FoldOptions = Pick<SplitOptions, 'folds' | 'fold' | 'splitSeed'>;

/**
 * A dataset whose training samples are divided into folds: one of them is the test part, the others are the training part, and the
 * dataset's own test part is left alone. For datasets without options for folds, such as published ones. The folds are those of
 * `kFold`.
 *
 * @throws VITRUM_INVALID_OPTION; `load` throws it too when there are more folds than samples
 */
export function foldedSource(source: DatasetSource, options: FoldOptions): DatasetSource {
  const { folds, fold, splitSeed } = completeSplitOptions(options);
  checkFolds(folds, fold, Infinity);
  const folded: DatasetSource = {
    ...source,
    load: async (context) => hold(await source.load(context), { folds, fold, splitSeed }),
  };
  setOrigin(folded, originOf(source));
  return folded;
}

function hold({ train, test, ...rest }: DatasetSplits, options: FoldOptions): DatasetSplits {
  const indices = splitIndices(labelsOf(train), train.size, options);
  test.close?.();
  // Parts of bytes are copied, so that both are read as quickly as the whole; bytes of another scale are read through a view.
  const parts = train.inputBytes?.divisor === maxByte ? splitSamples(samplesOf(train), indices) : splitViews(train, 1)(indices);
  return { ...rest, train: inOrderOf(train, parts.train), test: inOrderOf(train, parts.test) };
}

/** Samples chosen at random keep their order. */
function inOrderOf({ hasRandomOrder }: Dataset, part: Dataset): Dataset {
  return hasRandomOrder === undefined ? part : { ...part, hasRandomOrder };
}
