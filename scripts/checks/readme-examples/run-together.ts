import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPluginIn, deviations, faultsOfPlugin, fromSources, run, runExample, writeExample, writePlugin } from './check-examples.ts';
import type { Example } from './find-examples.ts';
import type { Outcome } from './outcome.ts';

const inTurn = fileURLToPath(new URL('run-in-turn.ts', import.meta.url));
const commandLine = new URL('../../../apps/cli/src/run-command.ts', import.meta.url).href;

/** Long enough for all examples on a busy machine; one that never ends is then run alone, where its test names it. */
const maxMilliseconds = 240_000;

/** What an example reaches that others in its process share. */
const isUnshareable = ({ code }: Example): boolean => /\b(?:process|globalThis)\b/.test(code);

/**
 * Runs examples in one process, which imports the libraries once; returns for each what {@link runExample} does. An example that reaches
 * for the process or for globals, and one that ends the process, is run in a process of its own.
 *
 * @param folder - An empty folder from which the packages can be imported.
 * @param nodeOptions - Node's options; by default those that resolve the workspace's sources.
 */
export async function runExamples(examples: readonly Example[], folder: string, nodeOptions = fromSources): Promise<ReadonlyMap<Example, readonly string[]>> {
  const files = new Map(examples.map((example, index) => [example, writeExample(example, newFolder(folder, index))]));
  const shared = examples.filter((example) => !isUnshareable(example)).map((example) => files.get(example) ?? '');
  const outcomes = await runInTurn(shared, folder, nodeOptions);
  const problems = new Map<Example, readonly string[]>();
  for (const [example, file] of files) {
    const outcome = outcomes.get(file);
    problems.set(example, outcome === undefined ? await runExample(example, folder, nodeOptions) : deviations(example, outcome));
  }
  return problems;
}

/** Runs `vitrum check-plugin` in one process on the plugins that examples define; returns the failures of each. */
export async function checkPlugins(examples: readonly Example[], folder: string): Promise<ReadonlyMap<Example, readonly string[]>> {
  const files = new Map(examples.map((example, index) => [example, writeCheck(example, newFolder(folder, index))]));
  const outcomes = await runInTurn([...files.values()], folder, fromSources);
  const problems = new Map<Example, readonly string[]>();
  for (const [example, file] of files) {
    const outcome = outcomes.get(file);
    problems.set(example, outcome === undefined ? await checkPluginIn(example, folder) : faultsOfPlugin(example, outcome));
  }
  return problems;
}

/** A module that runs the command on an example's plugin, as the command line's own main module does. */
function writeCheck(example: Example, folder: string): string {
  const file = join(folder, 'check.mts');
  const plugin = writePlugin(example, folder);
  const lines = [
    `import { main } from ${JSON.stringify(commandLine)};`,
    'const { stdout, stderr, env } = process;',
    'const context = { stdout, stderr, env, cwd: process.cwd() };',
    `process.exitCode = await main(${JSON.stringify(['check-plugin', plugin])}, context);`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Runs modules one after the other; returns what came of those that ended. */
async function runInTurn(files: readonly string[], folder: string, nodeOptions: readonly string[]): Promise<ReadonlyMap<string, Outcome>> {
  const list = join(folder, 'modules.json');
  const outcomes = join(folder, 'outcomes.jsonl');
  writeFileSync(list, JSON.stringify(files));
  await run(process.execPath, [...nodeOptions, inTurn, list, outcomes], folder, maxMilliseconds);
  const lines = existsSync(outcomes) ? readFileSync(outcomes, 'utf8').trimEnd().split('\n') : [];
  // Lines of run-in-turn.ts.
  const ended = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Outcome & { readonly file: string });
  return new Map(ended.map(({ file, ...outcome }) => [file, outcome]));
}

function newFolder(folder: string, index: number): string {
  const path = join(folder, String(index));
  mkdirSync(path);
  return path;
}
