import { run } from '../../shared/run.ts';
import type { LicensedPackage } from './find-license-problems.ts';

/** Every package that is installed here with the published ones, as pnpm finds them in its store. */
export async function runtimePackages(root: string): Promise<readonly LicensedPackage[]> {
  const text = await run('npx', ['--no', 'pnpm', 'licenses', 'list', '--prod', '--json', '--filter', './packages/*', '--filter', './apps/*'], { cwd: root });
  // pnpm groups its report by license.
  const byLicense = JSON.parse(text) as Readonly<Record<string, readonly { readonly name: string; readonly versions: readonly string[] }[]>>;
  return Object.entries(byLicense).flatMap(([license, packages]) => packages.map(({ name, versions }) => ({ name, version: versions.join(', '), license })));
}
