import { classTargets, type Samples, type TextEncoder } from '@vitrum/datasets';

/** What a part of the sentences is made of. */
export interface TextSamplesParts {
  readonly name: string;
  readonly sentences: readonly string[];
  /** The class of each sentence. */
  readonly labels: ArrayLike<number>;
  readonly classes: readonly string[];
  /** Which of the sentences it has. */
  readonly rows: Uint32Array;
  readonly encoder: TextEncoder;
}

/** Sentences as samples: a sentence is its words' places, and becomes inputs when it is read. */
export function textSamples({ name, sentences, labels, classes, rows, encoder }: TextSamplesParts): Samples {
  const places = Array.from(rows, (row) => Int32Array.from(encoder.places(sentences[row] ?? '')));
  return {
    name,
    inputs: {
      count: rows.length,
      shape: [encoder.inputSize],
      read: (index, out, offset) => encoder.write(places[index] ?? [], out, offset),
    },
    targets: classTargets(Uint32Array.from(rows, (row) => labels[row] ?? 0), classes),
    describe: (index) => sentences[rows[index] ?? 0] ?? '',
  };
}
