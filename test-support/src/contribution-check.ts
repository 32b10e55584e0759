import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord, isVersion } from '@vitrum/core/internal';
import { camelCase } from './identifiers.ts';
import { docsRow, usualColumns, type DocsColumn, type DocumentedContribution } from './docs-row.ts';

/** A folder in which every contribution has its own file. */
export interface ContributionFolder {
  /** Root of the package, ending in a slash. */
  readonly packageRoot: URL;
  /** The folder, from the package's root: `src`. */
  readonly sources: string;
  /** The exports of the package. */
  readonly packageExports: object;
  /** What the package's plugin registers from this folder. */
  readonly registered: readonly DocumentedContribution[];
  /**
   * The file with the table of test rows, from the package's root, or that of a contribution; `{name}` stands for the contribution's
   * name.
   */
  readonly testFile: string | ((name: string) => string);
  /** The names tested there. */
  readonly testedNames: readonly string[];
  /** The metadata required for contributions of this kind. */
  readonly required: readonly ('description' | 'formula' | 'source' | 'license')[];
  /** The columns of the README's table; the usual ones by default. */
  readonly columns?: readonly DocsColumn[];
}

/** The input of {@link findContributionProblems}. */
export interface ContributionFiles extends Omit<ContributionFolder, 'packageRoot'> {
  /** The package's folder, for messages: `packages/losses`. */
  readonly packagePath: string;
  /** The exports of every file in the folder, by file name without extension. */
  readonly files: ReadonlyMap<string, object>;
  /** The text of the package's README. */
  readonly readme: string;
}

const filesWithoutContribution = ['index.ts', 'catalog.ts', 'version.ts'];

/**
 * Checks that each contribution in a folder is complete: file name = registered name, export, entry in the plugin, test, docs row
 * and metadata. Files that export no named object are helpers and pass.
 *
 * @returns One line for each missing item, beginning with the file to edit; empty if there are none.
 */
export async function checkContributions(folder: ContributionFolder): Promise<readonly string[]> {
  const sources = new URL(`${folder.sources}/`, folder.packageRoot);
  const names = (await readdir(sources)).filter((name) => name.endsWith('.ts') && !filesWithoutContribution.includes(name));
  const files = new Map<string, object>();
  for (const name of names) {
    const url = new URL(name, sources);
    files.set(basename(name, '.ts'), (await import(url.href)) as object); // a module is an object
  }
  const readme = await readFile(new URL('README.md', folder.packageRoot), 'utf8');
  return findContributionProblems({ ...folder, files, readme, packagePath: `packages/${basename(fileURLToPath(folder.packageRoot))}` });
}

/** The part of {@link checkContributions} without file access. */
export function findContributionProblems(given: ContributionFiles): readonly string[] {
  const found = [...given.files].flatMap(([file, exports]) =>
    Object.entries(exports)
      .filter((entry): entry is [string, DocumentedContribution] => isNamed(entry[1]))
      .map(([exportName, contribution]) => ({ file, exportName, contribution })),
  );
  const names = found.map(({ contribution }) => contribution.name);
  const { packagePath, sources, testFile } = given;
  const homeless = given.registered.filter(({ name }) => !names.includes(name));
  const unknownTests = given.testedNames.filter((name) => !names.includes(name));
  const exportedNames = Object.values(given.packageExports).filter(isNamed).map(({ name }) => name);
  const unknownRows = documentedNames(given.readme).filter((name) => !exportedNames.includes(name));
  return [
    ...found.flatMap(({ file, exportName, contribution }) => problemsOf(contribution, file, exportName, given)),
    ...homeless.map(({ name }) => `${packagePath}/${sources}/${name}.ts: move "${name}" here; every contribution has a file of its own`),
    ...unknownTests.map((name) => `${packagePath}/${fileFor(testFile, name)}: take out "${name}", no file defines it`),
    ...unknownRows.map((name) => `${packagePath}/README.md: the row of "${name}" has no export; run \`npm run docs\``),
  ];
}

function isNamed(value: unknown): value is DocumentedContribution {
  return isRecord(value) && typeof value['name'] === 'string';
}

/** The names in the first column of the tables of contributions; a README has other tables too, such as those of options. */
function documentedNames(readme: string): readonly string[] {
  const tables = Array.from(readme.matchAll(/<!-- contributions: .*?<!-- end of contributions -->/gs), ([table]) => table);
  return Array.from(tables.join('\n').matchAll(/^\| `([a-z0-9-]+)` \|/gm), ([, name]) => name ?? '');
}

function problemsOf(
  contribution: DocumentedContribution,
  file: string,
  exportName: string,
  { packagePath, sources, packageExports, registered, testFile, testedNames, required, columns = usualColumns, readme }: ContributionFiles,
): readonly string[] {
  const { name } = contribution;
  const [source, index] = [`${packagePath}/${sources}/${file}.ts`, `${packagePath}/src/index.ts`];
  const row = docsRow(contribution, columns);
  const problems = required
    .filter((property) => (contribution[property] ?? '') === '')
    .map((property) => `${source}: give "${name}" a ${property}`);
  if (!isVersion(contribution.since)) problems.push(`${source}: give "${name}" a since, the version that will be the first to have it`);
  if (!hasYear(contribution.source)) problems.push(`${source}: give the source of "${name}" its year`);
  // A phrase for tables and menus rather than a sentence: `vitrum list` prints them one below the other.
  if (contribution.description?.endsWith('.') === true) problems.push(`${source}: end the description of "${name}" without a full stop`);
  if (name !== file) problems.push(`${source}: rename the file to ${name}.ts, or "${name}" to "${file}"`);
  if (exportName !== camelCase(name)) problems.push(`${source}: export "${name}" as ${camelCase(name)}, not ${exportName}`);
  if (!Object.values(packageExports).includes(contribution)) problems.push(`${index}: export "${name}"`);
  if (!registered.includes(contribution)) problems.push(`${index}: list "${name}" in the plugin`);
  if (!testedNames.includes(name)) problems.push(`${packagePath}/${fileFor(testFile, name)}: test "${name}" here`);
  if (!readme.split('\n').includes(row)) problems.push(`${packagePath}/README.md: the row of "${name}" is not what its file says; run \`npm run docs\``);
  return problems;
}

/** A source without a year: the teaching notebook is not a publication. */
const hasYear = (source = ''): boolean => source === '' || /\b(17|18|19|20)\d\d\b/.test(source) || source.startsWith('the notebook');

const fileFor = (testFile: ContributionFolder['testFile'], name: string): string =>
  (typeof testFile === 'string' ? testFile : testFile(name)).replace('{name}', name);
