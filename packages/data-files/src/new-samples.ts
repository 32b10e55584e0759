import { VitrumError } from '@vitrum/core';
import type { KnownEncoding } from '@vitrum/datasets';
import type { NewSample } from './new-sample.ts';
import { newSentences } from './new-sentences.ts';
import { newTableRows } from './new-table-rows.ts';

/**
 * What files hold, as inputs of a model that was trained with this encoding: each row of a table, each line of a text, each
 * picture, each row of an array.
 *
 * @throws VITRUM_INVALID_ENCODING when something does not fit the model; the errors of reading
 */
export async function* readNewSamples(paths: readonly string[], encoding: KnownEncoding): AsyncGenerator<NewSample> {
  for (const path of paths) yield* readOne(path, encoding);
}

function readOne(path: string, encoding: KnownEncoding): AsyncIterable<NewSample> {
  switch (encoding.type) {
    case 'table':
      return newTableRows(path, encoding);
    case 'text':
      return newSentences(path, encoding);
    default:
      throw new VitrumError({
        code: 'VITRUM_INVALID_ENCODING',
        message: `${path} cannot be read for a model whose inputs are of the type "${encoding.type}".`,
        hint: 'Give tables to models of tables, and sentences to models of text.',
      });
  }
}
