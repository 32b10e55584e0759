import type { Page } from './read-pages.ts';

/** What links are checked against. */
export interface BuiltSite {
  readonly pages: readonly Page[];
  /** What the addresses begin with, with slashes at both ends. */
  readonly base: string;
  /** Whether there is a file below the base. */
  readonly has: (path: string) => boolean;
}

/** Links and pictures that lead to nothing on the site, one line each: a page, a file or an anchor that is not there. */
export function findBrokenLinks({ pages, base, has }: BuiltSite): readonly string[] {
  const anchors = new Map(pages.map(({ path, html }) => [path, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => decode(id)))]));
  const problemOf = (from: string, link: string): string | undefined => {
    if (!URL.canParse(link, `http://site${base}${from}`)) return undefined; // an example, such as https://…/
    const target = new URL(link, `http://site${base}${from}`);
    if (target.host !== 'site') return undefined;
    if (!target.pathname.startsWith(base)) return `leaves the site, which begins at ${base}`;
    const path = decodeURIComponent(target.pathname.slice(base.length));
    const known = anchors.get(path);
    if (known === undefined && !has(path)) return 'leads to nothing';
    const anchor = decodeURIComponent(target.hash.slice(1));
    return known === undefined || anchor === '' || anchor.startsWith(':~:') || known.has(anchor) ? undefined : `there is no place "${anchor}" on that page`;
  };
  return pages.flatMap(({ path, html }) =>
    [...new Set(linksIn(html))].flatMap((link) => {
      const problem = problemOf(path, link);
      return problem === undefined ? [] : [`${path === '' ? 'the first page' : path}: ${link} ${problem}`];
    }),
  );
}

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) => decode(link)).filter((link) => !/^(?:data|mailto|javascript):/.test(link));

/** What the attributes of HTML have in place of these characters. */
const decode = (text: string): string => text.replaceAll('&#38;', '&').replaceAll('&#x26;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
