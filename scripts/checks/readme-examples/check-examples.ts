import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Example } from './find-examples.ts';
import type { Outcome } from './outcome.ts';

const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

/**
 * Compiles examples with the strictness of the repository's own sources, and returns the compiler's output.
 *
 * @param folder - An empty folder from which the workspace packages can be imported.
 */
export async function compileExamples(examples: readonly Example[], folder: string, tsconfig: string): Promise<readonly string[]> {
  for (const example of examples) writeExample(example, folder);
  // Examples in JavaScript are next to them and are only run.
  const project = join(folder, 'tsconfig.json');
  // Examples for pages and workers know what browsers have.
  writeFileSync(project, JSON.stringify({ extends: tsconfig, compilerOptions: { lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'] }, include: ['*.mts'], exclude: [] }));
  const { exitCode, stdout } = await run(process.execPath, [compiler, '--noEmit', '--project', project], folder);
  return exitCode === 0 ? [] : stdout.trimEnd().split('\n');
}

/** Node arguments to run an example on the workspace's sources. */
export const fromSources: readonly string[] = ['--import=tsx', '--conditions=@vitrum/source'];

/**
 * Runs an example; returns one line for each deviation from the output in its comments.
 *
 * @param folder - A folder from which the packages can be imported.
 * @param nodeOptions - Node's options; by default those that resolve the workspace's sources.
 * @param node - The Node to run it on; by default this one.
 */
export async function runExample(example: Example, folder: string, nodeOptions = fromSources, node = process.execPath): Promise<readonly string[]> {
  return deviations(example, await run(node, [...nodeOptions, writeExample(example, folder)], folder));
}

/** One line for each deviation of an outcome from the output in the example's comments. */
export function deviations({ document, line, expected }: Example, { exitCode, stdout, stderr }: Outcome): readonly string[] {
  if (exitCode !== 0) return [`${document}:${line}: the example fails:\n${stderr}`];
  if (expected.length === 0) return [];
  const printed = stdout === '' ? [] : stdout.trimEnd().split('\n');
  const problems = expected
    .map((promise, index) => ({ ...promise, got: printed[index] ?? 'nothing' }))
    .filter(({ text, got }) => text !== got)
    .map((promise) => `${document}:${promise.line}: expected ${promise.text}, printed ${promise.got}`);
  const surplus = printed.slice(expected.length).map((text) => `${document}:${line}: printed ${text}, which no comment expects`);
  return [...problems, ...surplus];
}

/**
 * The export name of the plugin that an example defines: `default` if exported so, otherwise that of a constant; undefined if there
 * is none.
 */
export function pluginIn({ code }: Example): string | undefined {
  return /^export default /m.test(code) ? 'default' : /^const (\w+) = definePlugin\(/m.exec(code)?.[1];
}

const commandLine = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));

/** Runs `vitrum check-plugin` on the plugin that an example defines; returns the failures. */
export async function checkPluginIn(example: Example, folder: string): Promise<readonly string[]> {
  return faultsOfPlugin(example, await run(process.execPath, [...fromSources, commandLine, 'check-plugin', writePlugin(example, folder)], folder));
}

/** What `vitrum check-plugin` found in an example. */
export function faultsOfPlugin({ document, line }: Example, { exitCode, stdout, stderr }: Outcome): readonly string[] {
  return exitCode === 0 ? [] : [`${document}:${line}: check-plugin finds fault with it:\n${stdout}${stderr}`];
}

/** Writes an example so that the plugin it defines is exported. */
export function writePlugin(example: Example, folder: string): string {
  const name = pluginIn(example);
  const exported = name === undefined || name === 'default' ? '' : `export { ${name} as plugin };`;
  return writeExample({ ...example, code: `${example.code}\n${exported}` }, folder);
}

/** Writes an example to a file at the same line as in its document, so that line numbers in messages match. */
export function writeExample({ document, line, language, code }: Example, folder: string): string {
  const file = join(folder, `${document.replaceAll('/', '-')}-${line}.m${language}`);
  // The empty export makes every block a module, even without imports.
  writeFileSync(file, `${'\n'.repeat(line - 1)}${code}\nexport {};\n`);
  return file;
}

/** Runs a program to its end, or to the end of its time. */
export function run(command: string, args: readonly string[], cwd: string, timeout = 0): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, timeout, env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : 1, stdout, stderr: stderr === '' ? (error?.message ?? '') : stderr });
    });
  });
}
