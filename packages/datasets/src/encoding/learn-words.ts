/** Options for the vocabulary. */
export interface VocabularyOptions {
  /** Less frequent words are excluded. */
  readonly minimumCount: number;
  /** Maximum number of words; the most frequent are kept. */
  readonly maximumWords: number;
}

/** The vocabulary in order of descending frequency, ties in alphabetical order. */
export function learnWords(counts: ReadonlyMap<string, number>, { minimumCount, maximumWords }: VocabularyOptions): readonly string[] {
  return [...counts]
    .filter(([, count]) => count >= minimumCount)
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .slice(0, maximumWords)
    .map(([word]) => word);
}
