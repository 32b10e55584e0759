/** How a vocabulary is chosen. */
export interface VocabularyOptions {
  /** A word that occurs less often is left out. */
  readonly minimumCount: number;
  /** The most words that are kept: the most frequent ones. */
  readonly maximumWords: number;
}

/** The words that are worth knowing, the most frequent first, equally frequent ones by the alphabet. */
export function learnWords(counts: ReadonlyMap<string, number>, { minimumCount, maximumWords }: VocabularyOptions): readonly string[] {
  return [...counts]
    .filter(([, count]) => count >= minimumCount)
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .slice(0, maximumWords)
    .map(([word]) => word);
}
