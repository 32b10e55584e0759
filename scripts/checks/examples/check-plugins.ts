import { availableParallelism } from 'node:os';
import { report } from '../../shared/report.ts';
import { checkPackage, type PluginPackage } from './check-package.ts';

/**
 * Checks packages, as many in parallel as there are processors.
 *
 * @param asPackages - The names of those to check by their package names too.
 * @returns Whether all passed.
 */
export async function checkPlugins(plugins: readonly PluginPackage[], root: string, asPackages: readonly string[]): Promise<boolean> {
  const waiting = [...plugins];
  let areWell = true;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const plugin = next;
      const isWell = await report(plugin.name, async () => {
        await checkPackage(plugin, root, asPackages.includes(plugin.name));
        return 'builds, passes its tests and the checks';
      });
      if (!isWell) areWell = false;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return areWell;
}
