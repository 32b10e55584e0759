import { classTargets, type Samples } from '@vitrum/datasets';
import type { TextEncoder } from '@vitrum/datasets/internal';

/** The parts of the sentences' samples. */
export interface TextSamplesParts {
  readonly name: string;
  readonly sentences: readonly string[];
  /** The class index of each sentence. */
  readonly labels: ArrayLike<number>;
  readonly classes: readonly string[];
  /** The indices of its sentences. */
  readonly rows: Uint32Array;
  readonly encoder: TextEncoder;
}

/** Sentences as samples: stored as vocabulary indices, encoded on reading. */
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
