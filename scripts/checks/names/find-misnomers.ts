import { americanSpellings } from './american-spellings.ts';

/** Names with a superlative that is a term of the field or describes something found, not a limit. */
const superlatives: ReadonlySet<string> = new Set(['lowestBin', 'shortestDecimal']);

/** Foreign names: a DOM attribute, a package, a color space of libvips. */
const foreign = /aria-labelledby|@img\/colour|\bgrey16\b|https?:\/\/\S+/g;

const word = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;
const limit = /\b(most|largest|longest|highest|fewest|smallest|shortest|least|lowest)(?=[A-Z])\w*/g;

/**
 * Violations of docs/decisions/0045-names.md in a text, a sentence each: British spellings, and limits not named `max…` or `min…`.
 */
export function findMisnomers(text: string): readonly string[] {
  const own = text.replaceAll(foreign, '');
  const british = [...own.matchAll(word)].flatMap(([found]) => {
    const american = americanSpellings.get(found.toLowerCase());
    return american === undefined ? [] : [`"${found}" is British: write "${american}".`];
  });
  const limits = [...own.matchAll(limit)].flatMap(([name, superlative = '']) =>
    superlatives.has(name) ? [] : [`"${name}" is a limit: begin it with "${/^(most|largest|longest|highest)/.test(superlative) ? 'max' : 'min'}".`],
  );
  return [...new Set([...british, ...limits])];
}
