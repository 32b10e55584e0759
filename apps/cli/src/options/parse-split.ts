import type { DatasetPart } from '@vitrum/core';
import { checkOption } from '@vitrum/core/internal';

/**
 * The name of a part of a dataset.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseSplit(text: string): DatasetPart {
  checkOption({ type: 'string', choices: ['train', 'test'] }, text, '--split');
  return text === 'train' ? 'train' : 'test';
}
