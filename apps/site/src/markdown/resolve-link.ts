import { posix } from 'node:path';

/** Where what is no page of the site is linked to. */
export const repositoryAddress = 'https://github.com/vitrum-js/vitrum';

/** What links are resolved against. */
export interface LinkSurroundings {
  /** The page of each file, from its path in the repository: `docs/errors.md` → `errors`. */
  readonly pages: ReadonlyMap<string, string>;
  /** Files of the repository that lie on the site as they are, at the same path. */
  readonly files?: ReadonlySet<string>;
  /** What the addresses of the site begin with, with slashes at both ends. */
  readonly base: string;
  /** What a path in the repository is; undefined if there is no such thing. */
  readonly kindOf: (path: string) => 'file' | 'folder' | undefined;
}

/**
 * The address on the site that a link of a document means: the page of the file, else the file in the repository. Other hosts and
 * anchors stay as they are; a leading slash means the site.
 *
 * @param from - The document, relative to the repository.
 * @throws Error when it leads to nothing; what is below `lab/`, and anchors, are looked for in the built site
 */
export function resolveLink(link: string, from: string, { pages, base, kindOf, files = new Set() }: LinkSurroundings): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(link) || link.startsWith('#')) return link;
  if (link.startsWith('/')) return base + onSite(link.slice(1), from, pages);
  const [, target = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(link) ?? [];
  const path = posix.join(posix.dirname(from), decodeURI(target)).replace(/\/$/, '');
  if (files.has(path)) return `${base}${path}`;
  const page = pages.get(path) ?? pages.get(posix.join(path, 'README.md'));
  if (page !== undefined) return `${base}${page === '' ? '' : `${page}/`}${anchor}`;
  const kind = kindOf(path);
  if (kind === undefined) throw new Error(`${from} links to ${link}, and there is no ${path} in the repository.`);
  return `${repositoryAddress}/${kind === 'file' ? 'blob' : 'tree'}/main/${path}${anchor}`;
}

/** @throws Error when the site has no such page */
function onSite(link: string, from: string, pages: ReadonlyMap<string, string>): string {
  const page = link.replace(/[?#].*$/, '').replace(/\/$/, '');
  if (page.startsWith('lab') || [...pages.values()].includes(page)) return link;
  throw new Error(`${from} links to /${link}, and the site has no page /${page}/.`);
}
