import { posix } from 'node:path';

/** Where TypeDoc writes the reference, in the repository. */
const referenceFolder = 'apps/site/dist/api';

/** `apps/site/dist/api/@vitrum/trainer/signs.md` → `@vitrum/trainer/signs`; undefined for other documents, and for the list of entries. */
export function entryOf(path: string): string | undefined {
  if (!path.startsWith(`${referenceFolder}/`)) return undefined;
  const entry = path.slice(referenceFolder.length + 1).replace(/(?:\/?README)?\.md$/, '');
  return entry === '' ? undefined : entry;
}

/** The folder of the package that an entry is of: `@vitrum/trainer/signs` → `packages/trainer`. */
export const packageFolderOf = (entry: string): string => `packages/${/^(?:@vitrum\/)?([^/]+)/.exec(entry)?.[1] ?? entry}`;

/** What a page of the reference begins with: the way to what its package is about. */
export function introduceReference(path: string, entry: string): string {
  const readme = posix.relative(posix.dirname(path), `${packageFolderOf(entry)}/README.md`);
  return `Everything that \`${entry}\` exports: functions first, then classes, values and types. [What the package is for, with examples](${readme}).`;
}

/** What the page of a package ends with: the way to its reference. */
export function linkToReference(path: string, documents: readonly string[]): string {
  const folder = posix.dirname(path);
  const entries = documents.flatMap((document) => {
    const entry = entryOf(document);
    return entry !== undefined && packageFolderOf(entry) === folder ? [`- [\`${entry}\`](${posix.relative(folder, document)})`] : [];
  });
  return entries.length === 0 ? '' : `\n\n## Reference\n\nEvery function, class, value and type:\n\n${entries.toSorted().join('\n')}\n`;
}

/** Codes of errors in the text of the reference lead to what is said of them; names in headings, signatures and code stay. */
export function linkCodes(path: string, markdown: string): string {
  const errors = posix.relative(posix.dirname(path), 'docs/errors.md');
  const link = (line: string): string => line.replace(/(?<![\w`'"[])VITRUM_[A-Z_]*[A-Z](?![\w`'"*])/g, (code) => `[${code}](${errors}#${code.toLowerCase()})`);
  let isCode = false;
  return markdown.split('\n').map((line) => {
    if (line.startsWith('```')) isCode = !isCode;
    return isCode || /^[#>]/.test(line) ? line : link(line);
  }).join('\n');
}
