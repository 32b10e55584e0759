import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { checkResolution } from './check-resolution.ts';
import { findBundledProblems } from './find-bundled-problems.ts';
import { findManifestProblems, findRangeProblems } from './find-manifest-problems.ts';
import { findStaleBuilds } from './find-stale-builds.ts';
import { lintPacked } from './lint-packed.ts';
import type { PackedPackage } from './pack-all.ts';
import { readProject, withSharedFields } from './shared-fields.ts';
import { findVersionProblems } from './version-file.ts';

/** Reasons why packages cannot be published, one line each. */
export async function findPackageProblems(root: string, packed: readonly PackedPackage[]): Promise<readonly string[]> {
  // Apps choose their own dependencies and entry points; libraries are uniform.
  const project = readProject(root);
  const problems = packed.filter(({ folder }) => folder.startsWith('packages/')).flatMap((each) => findManifestProblems(each, project));
  for (const each of packed) {
    if (!isDeepStrictEqual(each.manifest, withSharedFields(project, each))) problems.push(`${each.folder}/package.json: lacks fields that all share: run \`npm run manifests\``);
    problems.push(...findRangeProblems(each), ...findStaleBuilds(root, each), ...findVersionProblems(root, each), ...findReadmeProblems(root, each.folder), ...findBundledProblems(root, each));
    problems.push(...(await lintPacked(each)), ...(await checkResolution(each)));
  }
  return problems;
}

function findReadmeProblems(root: string, folder: string): readonly string[] {
  return existsSync(join(root, folder, 'README.md')) ? [] : [`${folder}/README.md: missing; it is a package's front page`];
}
