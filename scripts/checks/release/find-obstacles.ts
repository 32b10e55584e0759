/** What a release depends on. */
export interface ReleaseState {
  /** `HEAD` if none is checked out, as in a workflow. */
  readonly branch: string;
  /** The output of `git status --porcelain`. */
  readonly changes: string;
  /** The changesets that wait. */
  readonly changesets: readonly string[];
  readonly version: string;
  /** True in the workflow, which can attest where packages come from. */
  readonly isTrusted: boolean;
}

/** What speaks against a release, one line each. */
export function findObstacles({ branch, changes, changesets, version, isTrusted }: ReleaseState): readonly string[] {
  const obstacles: readonly (readonly [boolean, string])[] = [
    [branch !== 'main' && branch !== 'HEAD', `The branch is ${branch}: releases are made from main.`],
    [changes !== '', `The tree is not clean:\n${changes}`],
    [changesets.length > 0, `${changesets.length} changesets are waiting: run \`npm run version-packages\` and merge its result first.`],
    [version === '0.0.0', 'The version is 0.0.0: `npm run version-packages` makes the first one.'],
    [!isTrusted, 'This is not the release workflow, which alone can attest where packages come from: see RELEASING.md.'],
  ];
  return obstacles.flatMap(([isThere, obstacle]) => (isThere ? [obstacle] : []));
}
