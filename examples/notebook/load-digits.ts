import { isVitrumError, loadDataset as drawDataset, type DatasetSplits } from 'vitrum';
import { limitSamples } from 'vitrum/data';
import { loadDataset } from 'vitrum/node';
import type { Options } from './options.ts';

/** Digits to learn from and to be tested with. */
export interface Digits extends DatasetSplits {
  /** Why they are not those of MNIST, unless that was asked for. */
  readonly note?: readonly string[];
}

/**
 * MNIST, from this machine or downloaded and kept; digits drawn by a program where it is nowhere to be had.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH and the other errors of data that are there but not right
 */
export async function loadDigits({ quick, drawn }: Options): Promise<Digits> {
  const [trainCount, testCount] = quick ? [1_000, 500] : [60_000, 10_000];
  const drawDigits = (): Promise<DatasetSplits> => drawDataset({ type: 'synthetic-digits', train: trainCount, test: testCount });
  if (drawn) return drawDigits();
  try {
    const { train, test } = await loadDataset('mnist');
    return { train: limitSamples(train, trainCount), test: limitSamples(test, testCount) };
  } catch (error) {
    if (!isVitrumError(error) || error.code !== 'VITRUM_DATASET_NOT_FOUND') throw error;
    return { ...(await drawDigits()), note: [error.message, 'Digits drawn by a program stand in for MNIST; all else is the same.'] };
  }
}
