import { checkOption, type DatasetSplits } from '@vitrum/core';

/**
 * The name of a part of a dataset.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseSplit(text: string): keyof DatasetSplits {
  checkOption({ type: 'string', choices: ['train', 'test'] }, text, '--split');
  return text === 'train' ? 'train' : 'test';
}
