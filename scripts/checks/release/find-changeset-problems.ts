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
  const problems = changesets.flatMap(({ path, text }) => {
    const names = partsOf(text).names.filter((name) => name !== 'vitrum');
    if (names.length <= 1) return [];
    return [`${path}: names ${names.join(', ')}; write a file for each whose users notice, about that package alone (the versions of all go up together)`];
  });
  return [...problems, ...findEmptyChangesets(changesets)];
}

/** Changesets that no release can read: without a package, or without a word. */
export function findEmptyChangesets(changesets: readonly Changeset[]): readonly string[] {
  return changesets.flatMap(({ path, text }) => {
    const { names, body } = partsOf(text);
    if (names.length === 0) return [`${path}: names no package; begin it with ---, lines such as 'vitrum': minor, and ---`];
    return body.trim() === '' ? [`${path}: says nothing; its text goes to the changelog`] : [];
  });
}

function partsOf(text: string): { readonly names: readonly string[]; readonly body: string } {
  const [, head = '', body = ''] = /^---\r?\n(.*?)^---\r?\n(.*)$/ms.exec(text) ?? [];
  return { names: Array.from(head.matchAll(/^['"]?([^'":\s]+)['"]?:/gm), ([, name = '']) => name), body };
}
