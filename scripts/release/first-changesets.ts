import type { WorkspacePackage } from '../shared/workspace.ts';

/** Whether nothing has been released yet. */
export function isFirstRelease(packages: readonly WorkspacePackage[]): boolean {
  return packages.every(({ manifest }) => manifest.version === '0.0.0');
}

/** The changeset of a package's first release, which says what it is: nobody has seen what changed before. */
export function firstChangeset({ folder, manifest: { name } }: WorkspacePackage, readme: string): { readonly path: string; readonly text: string } {
  const file = `first-release-${folder.split('/').slice(-1).join()}.md`;
  return { path: `.changeset/${file}`, text: `---\n'${name}': minor\n---\n\nFirst release. ${introduction(readme)}\n` };
}

/** The first paragraph below the title of a README. */
function introduction(readme: string): string {
  const [, ...paragraphs] = readme.trim().split(/\r?\n(?:\r?\n)+/);
  return paragraphs[0]?.trim() ?? '';
}
