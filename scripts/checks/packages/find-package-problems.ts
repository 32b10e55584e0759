import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findManifestProblems } from './find-manifest-problems.ts';
import { lintPacked } from './lint-packed.ts';
import type { PackedPackage } from './pack-all.ts';
import { findVersionProblems } from './version-file.ts';

/** Reasons why packages cannot be published, one line each. */
export async function findPackageProblems(root: string, packed: readonly PackedPackage[]): Promise<readonly string[]> {
  // Apps choose their own dependencies and entry points; libraries are uniform.
  const problems = packed.filter(({ folder }) => folder.startsWith('packages/')).flatMap(findManifestProblems);
  for (const each of packed) {
    problems.push(...findVersionProblems(root, each), ...findReadmeProblems(root, each.folder), ...(await lintPacked(each)));
  }
  return problems;
}

function findReadmeProblems(root: string, folder: string): readonly string[] {
  return existsSync(join(root, folder, 'README.md')) ? [] : [`${folder}/README.md: missing; it is a package's front page`];
}
