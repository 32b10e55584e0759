import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Node arguments to run the sources: with tsx, and without it if Node can read TypeScript. */
export const sourceModes: readonly (readonly [mode: string, execArgv: readonly string[]])[] = [
  ['under tsx', ['--import', tsx, '--conditions=@vitrum/source']],
  ...('typescript' in process.features && process.features.typescript !== false
    ? [['in plain Node', ['--no-warnings', '--conditions=@vitrum/source']] as const]
    : []),
];

/** The output and exit code of a process. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Runs Node with arguments to its end. */
export async function runNode(args: readonly string[], cwd: string): Promise<Output> {
  const environment = Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS|VITEST.*|FORCE_COLOR|CI)$/.test(name));
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...Object.fromEntries(environment), NO_COLOR: '1' } });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  await once(child, 'close');
  return { stdout, stderr, exitCode: child.exitCode };
}
