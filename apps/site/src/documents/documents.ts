import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. Astro bundles this file, so its own address tells nothing: builds start in apps/site. */
export const repositoryRoot = fileURLToPath(new URL('../..', `file://${process.cwd()}/`));

/** A Markdown file of the repository that is a page of the site. */
export interface RepositoryDocument {
  /** Relative to the repository, with forward slashes: `docs/errors.md`. */
  readonly path: string;
  /** The address of its page below the base, without slashes at its ends: `errors`. */
  readonly id: string;
}

/** Where pages come from, and what their addresses begin with. The repository's own front page is the site's, written anew. */
const sources: readonly { readonly pattern: string; readonly id: (path: string) => string }[] = [
  { pattern: 'CONTRIBUTING.md', id: () => 'contributing' },
  { pattern: 'docs/**/*.md', id: (path) => withoutReadme(path.replace(/^docs\//, '')) },
  { pattern: 'packages/*/README.md', id: withoutReadme },
  { pattern: 'apps/{cli,web,create-vitrum-plugin}/README.md', id: withoutReadme },
  { pattern: 'examples/{README.md,*/README.md,notebook/output.md}', id: withoutReadme },
  { pattern: 'apps/site/dist/api/**/*.md', id: ofInterface },
];

/** `apps/site/dist/api/@vitrum/trainer/signs.md` → `api/trainer/signs` */
function ofInterface(path: string): string {
  return withoutReadme(path.replace(/^apps\/site\/dist\//, '').replace('/@vitrum/', '/'));
}

/** The pictures' README tells how they are made. */
const left = new Set(['docs/images/README.md']);

function withoutReadme(path: string): string {
  return path.replace(/(^|\/)README\.md$/, '').replace(/\.md$/, '');
}

/** Every file of the repository that becomes a page. */
export function findDocuments(root: string): readonly RepositoryDocument[] {
  return sources.flatMap(({ pattern, id }) =>
    globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/')).filter((path) => !left.has(path)).toSorted().map((path) => ({ path, id: id(path) })),
  );
}

const ownPages = 'apps/site/src/content/docs';

/** The address of the page of each file, the pages written for the site and the front page included. */
export function findPages(root: string): ReadonlyMap<string, string> {
  const own = globSync(`${ownPages}/**/*.{md,mdx}`, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return new Map([
    ['README.md', ''],
    ...findDocuments(root).map(({ path, id }) => [path, id] as const),
    ...own.map((path) => [path, path.slice(ownPages.length + 1).replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '')] as const),
  ]);
}

/** A page's title, and its text without it. */
export interface TitledText {
  readonly title: string;
  readonly text: string;
}

/**
 * Takes the first heading out of a document, since the page shows its title above the text.
 *
 * @throws Error when there is no heading
 */
export function takeTitle(path: string, markdown: string): TitledText {
  const heading = /^# (.+)$/m.exec(markdown);
  if (heading?.[1] === undefined) throw new Error(`${path} has no title: its first heading has to be "# Title".`);
  return { title: heading[1].replaceAll('`', '').replaceAll('\\', ''), text: markdown.slice(0, heading.index) + markdown.slice(heading.index + heading[0].length) };
}
