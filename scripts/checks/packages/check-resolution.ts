import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData, type Analysis } from '@arethetypeswrong/core';
import { filterProblems, problemKindInfo } from '@arethetypeswrong/core/problems';
import type { PackedPackage } from './pack-all.ts';

/** The packages are ESM alone: `require` and TypeScript's old `node10` are left out, as in the profile `esm-only` of `attw`. */
const supported = ['node16-esm', 'bundler'] as const;

/**
 * What "Are the types wrong?" finds in a package exactly as it would be published, one line each: whether TypeScript sees for each
 * entry what Node and bundlers load. A package that exports no code has nothing to resolve.
 */
export async function checkResolution({ folder, archive, manifest }: PackedPackage): Promise<readonly string[]> {
  if (Object.keys(manifest.exports ?? {}).every((entry) => entry === './package.json')) return [];
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(archive))));
  if (result.types === false) return [`${folder}: has no types`];
  return findResolutionProblems(result).map((problem) => `${folder}: ${problem}`);
}

function findResolutionProblems(result: Analysis): readonly string[] {
  const found = supported.flatMap((resolutionKind) =>
    filterProblems(result, { resolutionKind }).map((problem) => {
      const entry = 'entrypoint' in problem ? problem.entrypoint : '';
      return `${problemKindInfo[problem.kind].title} ${entry}`.trimEnd();
    }),
  );
  return [...new Set(found)];
}
