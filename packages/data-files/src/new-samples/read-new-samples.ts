import type { KnownEncoding } from '@vitrum/datasets';
import { newArrayRows } from './array-rows.ts';
import { newPictures } from './pictures.ts';
import type { NewSample } from './new-sample.ts';
import { newSentences } from './sentences.ts';
import { newTableRows } from './table-rows.ts';

/**
 * The content of files as inputs of a model with this encoding: rows of tables, lines of text, pictures, or rows of arrays.
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
    case 'image':
      return newPictures(path, encoding);
    case 'array':
      return newArrayRows(path, encoding);
  }
}
