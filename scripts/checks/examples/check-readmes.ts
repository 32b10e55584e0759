import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileExamples } from '../readme-examples/check-examples.ts';
import { parseExamples, type Example } from '../readme-examples/find-examples.ts';
import { runExamples } from '../readme-examples/run-together.ts';
import type { PluginPackage } from './check-package.ts';

/**
 * Compiles and runs the examples in the READMEs of plugins, which must be built: those with the same settings of TypeScript at once, and all
 * in one process.
 *
 * @param root - The folder where everything is installed.
 * @returns A description of what was run.
 * @throws with everything that deviates
 */
export async function checkReadmes(plugins: readonly PluginPackage[], root: string): Promise<string> {
  const examples: Example[] = [];
  const bySettings = new Map<string, { readonly tsconfig: string; readonly examples: Example[] }>();
  for (const { name, folder } of plugins) {
    const found = parseExamples(`${name}/README.md`, readFileSync(join(folder, 'README.md'), 'utf8')).filter(({ runs }) => runs);
    if (found.length === 0) throw new Error(`${name}/README.md has no example that runs.`);
    const tsconfig = join(folder, 'tsconfig.json');
    const settings = readFileSync(tsconfig, 'utf8');
    const group = bySettings.get(settings) ?? { tsconfig, examples: [] };
    bySettings.set(settings, group);
    group.examples.push(...found);
    examples.push(...found);
  }
  const problems: string[] = [];
  for (const group of bySettings.values()) problems.push(...(await compileExamples(group.examples, mkdtempSync(join(root, 'compiled-')), group.tsconfig)));
  const folder = join(root, 'readmes');
  mkdirSync(folder);
  problems.push(...[...(await runExamples(examples, folder, [])).values()].flat());
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${examples.length} examples of ${plugins.length} plugins do what they say`;
}
