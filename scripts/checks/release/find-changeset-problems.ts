/** A changeset: which packages, and their paragraph of the changelog. */
export interface Changeset {
  readonly path: string;
  readonly text: string;
}

/**
 * Changesets that would tell a package the story of another, one line each. The text of a changeset goes to the changelog of every
 * package that it names; so it names one, and perhaps `vitrum`, which brings that.
 */
export function findChangesetProblems(changesets: readonly Changeset[]): readonly string[] {
  return changesets.flatMap(({ path, text }) => {
    const [, head = '', body = ''] = /^---\r?\n(.*?)^---\r?\n(.*)$/ms.exec(text) ?? [];
    const names = Array.from(head.matchAll(/^['"]?([^'":\s]+)['"]?:/gm), ([, name = '']) => name).filter((name) => name !== 'vitrum');
    const problems: readonly string[] = [
      ...(names.length > 1 ? [`names ${names.join(', ')}; write a file for each whose users notice, about that package alone (the versions of all go up together)`] : []),
      ...(body.trim() === '' ? ['says nothing; its text goes to the changelog'] : []),
    ];
    return problems.map((problem) => `${path}: ${problem}`);
  });
}
