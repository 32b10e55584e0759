import type { TextEncoding } from '@vitrum/datasets';
import { createTextEncoder } from '@vitrum/datasets/internal';
import type { NewSample } from './new-sample.ts';
import { placeOf } from '../table/invalid-table.ts';
import { openTextFile } from '../table/on-disk.ts';
import { readLines } from '../table/cells/read-lines.ts';

/**
 * The lines of a text file as inputs of a model; each is a sentence. Empty lines are skipped.
 *
 * @throws the errors of reading
 */
export async function* newSentences(path: string, encoding: TextEncoding): AsyncGenerator<NewSample> {
  const encoder = createTextEncoder(encoding);
  for await (const { lines, first } of readLines(await openTextFile(path))) {
    for (const [index, line] of lines.entries()) {
      const sentence = line.trim();
      if (sentence === '') continue;
      const places = encoder.places(sentence);
      const input = new Float32Array(encoder.inputSize);
      encoder.write(places, input, 0);
      const isKnown = places.some((place) => place >= 0);
      yield { source: placeOf(path, first + index), input, describe: isKnown ? sentence : `${sentence} (the model knows none of its words)` };
    }
  }
}
