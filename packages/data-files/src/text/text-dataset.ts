import type { Dataset } from '@vitrum/core';
import { checkIndex, type TextEncoder } from '@vitrum/datasets';

/** What a part of the sentences is made of. */
export interface TextDatasetParts {
  readonly name: string;
  readonly sentences: readonly string[];
  /** The class of each sentence. */
  readonly labels: ArrayLike<number>;
  readonly classes: readonly string[];
  /** Which of the sentences it has. */
  readonly rows: Uint32Array;
  readonly encoder: TextEncoder;
}

/** A dataset over sentences: a sentence is its words' places, and becomes inputs when it is read. */
export function textDataset({ name, sentences, labels, classes, rows, encoder }: TextDatasetParts): Dataset {
  const places = Array.from(rows, (row) => Int32Array.from(encoder.places(sentences[row] ?? '')));
  const checked = (index: number): number => {
    checkIndex(index, rows.length, name);
    return index;
  };
  const label = (index: number): number => labels[rows[checked(index)] ?? 0] ?? 0;
  return {
    name,
    size: rows.length,
    inputShape: [encoder.inputSize],
    targetSize: classes.length,
    task: 'classification',
    classes,
    readInput: (index, out, offset) => encoder.write(places[checked(index)] ?? [], out, offset),
    readTarget: (index, out, offset) => {
      const place = offset + label(index);
      out.fill(0, offset, offset + classes.length);
      out[place] = 1;
    },
    label,
    describe: (index) => sentences[rows[checked(index)] ?? 0] ?? '',
  };
}
