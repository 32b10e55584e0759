/** A published package's name, folder and changelog. */
export interface PackageChangelog {
  readonly name: string;
  readonly folder: string;
  readonly text: string;
}

/** Where sections of releases begin. */
const head = `# Changelog

All packages are released together, with one version. What changed stands here under the name of the package, and in its own changelog.
`;

/** The repository's changelog with a section for a version put first: what the changelogs of the packages say of it. */
export function withRelease(rootChangelog: string, version: string, packages: readonly PackageChangelog[]): string {
  const told = packages.flatMap(({ name, folder, text }) => {
    const changes = changesOf(text, version);
    return changes === '' ? [] : [`### [${name}](${folder}/CHANGELOG.md)\n\n${changes}\n`];
  });
  const earlier = rootChangelog.slice(head.length).trimStart();
  return [head, `## ${version}\n`, ...told, ...(earlier === '' ? [] : [earlier])].join('\n');
}

/** The items of a version's section, without the headings of their sizes. */
function changesOf(text: string, version: string): string {
  const section = text.split(/^## /m).find((each) => each.startsWith(`${version}\n`));
  const lines = section?.split('\n').slice(1) ?? [];
  const changes = lines.filter((line) => !line.startsWith('### ') && line !== 'No changes in this release.').join('\n');
  return changes.replaceAll(/\n{3,}/g, '\n\n').trim();
}
