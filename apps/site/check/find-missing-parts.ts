import type { Page } from './read-pages.ts';

const parts: Readonly<Record<string, RegExp>> = {
  'title of its own': /<title>(?! \|)[^<]+<\/title>/,
  description: /<meta name="description" content="[^"]+"/,
  heading: /<h1\b[^>]*>(?:\s|<[a-z][^>]*>)*[^\s<]/,
  'main part': /<main\b/,
};

/** What a page lacks in its text as it is built, one line each; two pages with the same title are found, too. */
export function findMissingParts(pages: readonly Page[]): readonly string[] {
  const titles = new Map<string, string>();
  return pages.flatMap(({ path, html }) => {
    const missing = Object.entries(parts).filter(([, pattern]) => !pattern.test(html)).map(([name]) => `${path}: there is no ${name}`);
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
    const other = titles.get(title);
    titles.set(title, path);
    return other === undefined ? missing : [...missing, `${path}: its title, "${title}", is that of ${other === '' ? 'the first page' : other}`];
  });
}
