import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseExamples, type Example } from '../../checks/readme-examples/find-examples.ts';
import { compareOutput } from '../programs.ts';
import type { Stage } from '../stage.ts';
import type { Node, Tools } from '../tools.ts';
import type { Words } from '../workplace.ts';

/** A program that runs JavaScript. */
interface Runtime {
  /** How the table calls it. */
  readonly subject: { readonly node: string } | { readonly tool: string };
  readonly words: (file: string) => Words;
  readonly env: NodeJS.ProcessEnv;
  /** Brings a text into a form in which all print alike. */
  readonly normalize: (text: string) => string;
}

/** Runs every example of every README that the published packages bring, and of the front page, on what runs JavaScript. */
export async function readmes(stage: Stage): Promise<void> {
  const { oldest, newest, runtimes } = stage.tools;
  const folder = stage.project('readmes');
  const names = stage.release.packages.map(({ manifest }) => manifest.name).filter((name) => name !== '@vitrum/cli' && name !== '@vitrum/web');
  const subject = { packages: `${names.length} packages`, manager: 'npm' };
  const isInstalled = await stage.check('READMEs', { ...subject, node: newest.version }, async () => {
    await stage.run(['npm', 'install', ...names], folder, newest);
    return 'installed together';
  });
  if (!isInstalled) return;

  const examples = findPublished(stage, folder);
  const found = [...[oldest, newest].map((node) => onNode(stage, node)), ...onOthers(stage, runtimes)];
  for (const runtime of found) {
    await stage.check('READMEs', { ...subject, ...runtime.subject }, () => runAll(stage, folder, examples, runtime));
  }
}

function onNode(stage: Stage, node: Node): Runtime {
  return { subject: { node: node.version }, words: (file) => ['node', file], env: stage.environment(node), normalize: (text) => text.trimEnd() };
}

function onOthers(stage: Stage, { deno, bun }: Tools['runtimes']): readonly Runtime[] {
  const env = stage.environment(stage.tools.newest);
  return [
    ...(deno === undefined ? [] : [{ subject: { tool: 'Deno' }, words: denoWords(deno), env, normalize: inOneForm }]),
    ...(bun === undefined ? [] : [{ subject: { tool: 'Bun' }, words: (file: string): Words => [bun, 'run', file], env, normalize: inOneForm }]),
  ];
}

const denoWords = (program: string) => (file: string): Words => [program, 'run', '--quiet', '--allow-all', '--node-modules-dir=manual', file];

/** Texts in lists have other quotes, and objects stand on several lines. */
const inOneForm = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('"', "'").replaceAll(', }', ' }').trim();

/** The examples in the READMEs of the installed packages, and in the front page and the guides of the clone. */
function findPublished(stage: Stage, folder: string): readonly Example[] {
  const installed = globSync(['node_modules/@vitrum/*/README.md', 'node_modules/*vitrum*/README.md'], { cwd: folder }).map((path) => join(folder, path));
  const own = globSync(['README.md', 'docs/*.md'], { cwd: stage.release.folder }).map((path) => join(stage.release.folder, path));
  const examples = [...installed, ...own].sort().flatMap((path) => parseExamples(path, readFileSync(path, 'utf8')));
  return examples.filter(({ runs }) => runs);
}

async function runAll(stage: Stage, folder: string, examples: readonly Example[], { words, env, normalize }: Runtime): Promise<string> {
  const waiting = examples.map((example, index) => ({ example, file: `example-${index}.mjs` }));
  const problems: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { example, file } = next;
      writeFileSync(join(folder, file), example.language === 'ts' ? stripTypeScriptTypes(example.code) : example.code);
      try {
        const printed = await stage.workplace.run(words(file), { cwd: folder, env });
        const promised = example.expected.map(({ text }) => text).join('\n');
        if (promised !== '') compareOutput(normalize(promised).split('\n'), normalize(printed));
      } catch (error) {
        problems.push(`${example.document}:${example.line}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${examples.length} examples print what they promise`;
}
