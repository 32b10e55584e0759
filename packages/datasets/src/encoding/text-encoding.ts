import type { DataEncoding, FloatArray } from '@vitrum/core';
import { splitWords, wordPairs } from './split-words.ts';

/** How a sentence becomes inputs. */
export interface TextEncoding extends DataEncoding {
  readonly type: 'text';
  /**
   * `bag`: an input for each word, how often it occurs; unknown words count for nothing. `ids`: for each place of the
   * sentence the number of its word, from 1 on in the order of `words`; 0 for a word that is not known, and after the end.
   */
  readonly form: 'bag' | 'ids';
  /** The known words, and with `bigrams` the known pairs of words, such as `not good`. */
  readonly words: readonly string[];
  /** True where pairs of neighbors count as words too. */
  readonly bigrams?: boolean;
  /** Number of places, for `ids`; what a sentence has beyond them is not looked at. */
  readonly length?: number;
}

/** Number of inputs of a sentence. */
export function textInputSize({ form, words, length }: TextEncoding): number {
  return form === 'bag' ? words.length : (length ?? 0);
}

/** What each input stands for: its word, or the place in the sentence. */
export function textInputNames(encoding: TextEncoding): readonly string[] {
  if (encoding.form === 'bag') return encoding.words;
  return Array.from({ length: textInputSize(encoding) }, (_, place) => `word ${place + 1}`);
}

/** The words of a sentence, and where the encoding counts pairs, its pairs. */
export function termsOf(sentence: string, bigrams: boolean): readonly string[] {
  const words = splitWords(sentence);
  return bigrams ? [...words, ...wordPairs(words)] : words;
}

/** Places in the list of words; −1 for an unknown one. */
export type Places = readonly number[] | Int32Array;

/** A way from sentences to inputs, with its words indexed: for many sentences. */
export interface TextEncoder {
  readonly inputSize: number;
  /** The places in `words`, from 0 on, of the known words of a sentence, in its order; −1 for an unknown one. */
  places(sentence: string): readonly number[];
  /** Writes the inputs that such places stand for into `out` from `offset` on. */
  write(places: Places, out: FloatArray, offset: number): void;
}

/** Prepares an encoding for use. */
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

/** The inputs of one sentence. */
export function encodeText(encoding: TextEncoding, sentence: string): Float32Array {
  const encoder = createTextEncoder(encoding);
  const inputs = new Float32Array(encoder.inputSize);
  encoder.write(encoder.places(sentence), inputs, 0);
  return inputs;
}
