import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** What `vitrum train --json` says at the end of a run: the SHA-256 of the parameters. */
export async function fingerprintOfCommandLine(options: readonly string[]): Promise<unknown> {
  const { stdout } = await train(options);
  const last: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  return typeof last === 'object' && last !== null && 'fingerprint' in last ? last.fingerprint : undefined;
}

/** The folder of several runs that `vitrum train --seeds` writes. */
export async function trainedSeries(options: readonly string[]): Promise<string> {
  return (await train(options)).out;
}

/** The folder of a sweep with the records, and the run folders, that `vitrum sweep` writes. */
export async function sweptFolder(description: URL): Promise<string> {
  return (await vitrum('sweep', [fileURLToPath(description), '--deterministic'])).out;
}

const train = (options: readonly string[]): ReturnType<typeof vitrum> => vitrum('train', options);

async function vitrum(command: string, options: readonly string[]): Promise<{ readonly stdout: string; readonly out: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-parity-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const out = join(folder, 'run');
  const program = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
  const loader = createRequire(import.meta.url).resolve('tsx');
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', loader, '--conditions=@vitrum/source', program],
    ...[command, ...options, '--json', '--out', out],
  ]);
  return { stdout, out };
}
