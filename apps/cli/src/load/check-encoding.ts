import { isDeepStrictEqual } from 'node:util';
import { VitrumError, type DatasetSplits } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import type { DatasetReference } from '@vitrum/runs';

/**
 * Checks that data become inputs in the way that a model learned: with other means, categories or words, the same numbers
 * would mean something else.
 *
 * @throws VITRUM_INVALID_ENCODING
 */
export function checkSameEncoding({ metadata }: ModelFile, { encoding }: DatasetSplits, { type }: DatasetReference): void {
  const learned = metadata['encoding'];
  if (learned === undefined || encoding === undefined) return;
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(encoding)), learned)) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_ENCODING',
    message: `These data of "${type}" become inputs in another way than those that the model learned from: their columns, words or means differ.`,
    hint: 'Use the data and options of its training, or ask about single rows: vitrum predict --model model.json new.csv.',
  });
}
