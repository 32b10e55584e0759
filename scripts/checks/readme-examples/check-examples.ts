import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Example } from './find-examples.ts';

/** The result of a finished program. */
interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const compiler = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));

/**
 * Compiles examples with the strictness of the repository's own sources, and returns the compiler's output.
 *
 * @param folder - An empty folder from which the workspace packages can be imported.
 */
export async function compileExamples(examples: readonly Example[], folder: string, tsconfig: string): Promise<readonly string[]> {
  for (const example of examples) write(example, folder);
  // Examples in JavaScript are next to them and are only run.
  const project = join(folder, 'tsconfig.json');
  // Examples for pages and workers know what browsers have.
  writeFileSync(project, JSON.stringify({ extends: tsconfig, compilerOptions: { lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'] }, include: ['*.mts'], exclude: [] }));
  const { exitCode, stdout } = await run(process.execPath, [compiler, '--noEmit', '--project', project], folder);
  return exitCode === 0 ? [] : stdout.trimEnd().split('\n');
}

/** Node arguments to run an example on the workspace's sources. */
const fromSources: readonly string[] = ['--import=tsx', '--conditions=@vitrum/source'];

/**
 * Runs an example; returns one line for each deviation from the output in its comments.
 *
 * @param folder - A folder from which the packages can be imported.
 * @param nodeOptions - Node's options; by default those that resolve the workspace's sources.
 * @param node - The Node to run it on; by default this one.
 */
export async function runExample(example: Example, folder: string, nodeOptions = fromSources, node = process.execPath): Promise<readonly string[]> {
  const { document, line, expected } = example;
  const file = write(example, folder);
  const { exitCode, stdout, stderr } = await run(node, [...nodeOptions, file], folder);
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
  const name = pluginIn(example);
  const exported = name === undefined || name === 'default' ? '' : `export { ${name} as plugin };`;
  const file = write({ ...example, code: `${example.code}\n${exported}` }, folder);
  const { exitCode, stdout, stderr } = await run(process.execPath, [...fromSources, commandLine, 'check-plugin', file], folder);
  return exitCode === 0 ? [] : [`${example.document}:${example.line}: check-plugin finds fault with it:\n${stdout}${stderr}`];
}

/** Writes an example to a file at the same line as in its document, so that line numbers in messages match. */
function write({ document, line, language, code }: Example, folder: string): string {
  const file = join(folder, `${document.replaceAll('/', '-')}-${line}.m${language}`);
  // The empty export makes every block a module, even without imports.
  writeFileSync(file, `${'\n'.repeat(line - 1)}${code}\nexport {};\n`);
  return file;
}

function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : 1, stdout, stderr: stderr === '' ? (error?.message ?? '') : stderr });
    });
  });
}
