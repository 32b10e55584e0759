import glossaryPage from '../../../../../docs/glossary.md?raw';

/** What the project's glossary says, by every name that a term has there: `epoch`, `unit` and `neuron`. */
export const glossary: ReadonlyMap<string, string> = readGlossary(glossaryPage);

/** Reads the tables of a page: the names of a term, and its meaning, as plain text. */
export function readGlossary(page: string): ReadonlyMap<string, string> {
  const meanings = new Map<string, string>();
  for (const line of page.split('\n')) {
    const [, names = '', meaning = ''] = /^\| (.+?) (?<!\\)\| (.+?) (?<!\\)\| /.exec(line) ?? [];
    // A name that two terms have is explained where it comes first: that of networks.
    for (const name of names.split(', ')) if (!meanings.has(name)) meanings.set(name, plainText(meaning));
  }
  for (const title of ['', 'term']) meanings.delete(title);
  return meanings;
}

/** Without emphasis, code marks, links and escapes. */
function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`]([^*`]+)[*`]/g, '$1')
    .replaceAll('\\|', '|');
}
