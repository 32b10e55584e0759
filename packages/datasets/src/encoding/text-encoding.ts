import type { DataEncoding, FloatArray } from '@vitrum/core';
import { splitWords, wordPairs } from './split-words.ts';

/** The encoding of a sentence as inputs. */
export interface TextEncoding extends DataEncoding {
  /** Identifies the form of the encoding in a model file. */
  readonly type: 'text';
  /**
   * `bag`: an input for each word, its number of occurrences. `ids`: for each position in the sentence, the number of its word in
   * `words`, from 1; 0 for unknown words and padding.
   */
  readonly form: 'bag' | 'ids';
  /** The vocabulary; with `bigrams`, including pairs such as `not good`. */
  readonly words: readonly string[];
  /** True if pairs of adjacent words are in the vocabulary too. */
  readonly bigrams?: boolean;
  /** For `ids`, the number of positions; longer sentences are truncated. */
  readonly length?: number;
}

/** Number of inputs of a sentence. */
export function textInputSize({ form, words, length }: TextEncoding): number {
  return form === 'bag' ? words.length : (length ?? 0);
}

/** The name of each input: its word, or the position in the sentence. */
export function textInputNames(encoding: TextEncoding): readonly string[] {
  if (encoding.form === 'bag') return encoding.words;
  return Array.from({ length: textInputSize(encoding) }, (_, place) => `word ${place + 1}`);
}

/** The words of a sentence, with its bigrams if requested. */
export function termsOf(sentence: string, bigrams: boolean): readonly string[] {
  const words = splitWords(sentence);
  return bigrams ? [...words, ...wordPairs(words)] : words;
}

/** Indices into the vocabulary; −1 for unknown words. */
export type Places = readonly number[] | Int32Array;

/** Encodes many sentences, with an index of the vocabulary. */
export interface TextEncoder {
  readonly inputSize: number;
  /** The vocabulary indices of the words of a sentence, in order; −1 for unknown ones. */
  places(sentence: string): readonly number[];
  /** Writes the inputs for such indices into `out` at `offset`. */
  write(places: Places, out: FloatArray, offset: number): void;
}

/** Indexes an encoding's vocabulary. */
export function createTextEncoder(encoding: TextEncoding): TextEncoder {
  const { form, words, bigrams = false } = encoding;
  const placeOf = new Map(words.map((word, place) => [word, place]));
  const inputSize = textInputSize(encoding);
  return {
    inputSize,
    places: (sentence) => termsOf(sentence, bigrams).map((term) => placeOf.get(term) ?? -1),
    write(places, out, offset) {
      out.fill(0, offset, offset + inputSize);
      if (form === 'bag') countPlaces(places, out, offset);
      else for (let i = 0; i < Math.min(places.length, inputSize); i++) out[offset + i] = (places[i] ?? -1) + 1;
    },
  };
}

function countPlaces(places: Places, out: FloatArray, offset: number): void {
  for (const place of places) {
    if (place >= 0) out[offset + place] = (out[offset + place] ?? 0) + 1;
  }
}

/** The inputs of a sentence. */
export function encodeText(encoding: TextEncoding, sentence: string): Float32Array {
  const encoder = createTextEncoder(encoding);
  const inputs = new Float32Array(encoder.inputSize);
  encoder.write(encoder.places(sentence), inputs, 0);
  return inputs;
}
