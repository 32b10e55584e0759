import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileExamples, runExample } from '../readme-examples/check-examples.ts';
import { parseExamples } from '../readme-examples/find-examples.ts';
import { run } from '../../shared/run.ts';

/** A plugin package in a folder where the packed packages are installed. */
export interface PluginPackage {
  readonly name: string;
  readonly folder: string;
}

/**
 * Does with a plugin what its author would: builds it, runs its tests and its checks, and compiles and runs the examples of its
 * README.
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
  const examples = parseExamples(`${name}/README.md`, readFileSync(join(folder, 'README.md'), 'utf8')).filter(({ runs }) => runs);
  if (examples.length === 0) throw new Error(`${name}/README.md has no example that runs.`);
  const problems = [...(await compileExamples(examples, mkdtempSync(join(root, 'readme-')), join(folder, 'tsconfig.json')))];
  for (const example of examples) problems.push(...(await runExample(example, root, [])));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
