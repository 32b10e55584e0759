/** What changesets tells of a changeset. */
interface Told {
  readonly summary: string;
  /** The commit that brought it, if it has been committed. */
  readonly commit?: string | undefined;
}

/** The lines of changelogs; see changelog.mjs. */
declare const changelog: {
  readonly getReleaseLine: (changeset: Told) => Promise<string>;
  readonly getDependencyReleaseLine: () => Promise<string>;
};
export default changelog;
