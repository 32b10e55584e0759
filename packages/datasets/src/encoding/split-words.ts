/** Letters with combining marks, digits, and apostrophes between them. */
const word = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a sentence in lower case: `It's GOOD!` → `it's`, `good`. */
export function splitWords(sentence: string): readonly string[] {
  return sentence.normalize('NFC').toLowerCase().replaceAll('’', "'").match(word) ?? [];
}

/** Bigrams: `not`, `very`, `good` → `not very`, `very good`. */
export function wordPairs(words: readonly string[]): readonly string[] {
  return words.slice(1).map((second, index) => `${words[index] ?? ''} ${second}`);
}
