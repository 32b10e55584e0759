import { run } from '../../shared/run.ts';

/** A plugin package in a folder where the packed packages are installed. */
export interface PluginPackage {
  readonly name: string;
  readonly folder: string;
}

/**
 * Does with a plugin what its author would: builds it, runs its tests and its checks.
 *
 * @param root - The folder where everything is installed.
 * @param isTaken - Whether to check it by its package name too, as a user who has installed it would.
 * @throws the output of the step that failed
 */
export async function checkPackage({ name, folder }: PluginPackage, root: string, isTaken: boolean): Promise<void> {
  await run('npm', ['run', 'build'], { cwd: folder });
  await run('npm', ['test'], { cwd: folder });
  await run('npx', ['--no', 'vitrum', 'check-plugin', 'src/index.ts'], { cwd: folder });
  if (isTaken) await run('npx', ['--no', 'vitrum', 'check-plugin', name], { cwd: root });
}
