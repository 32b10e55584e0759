import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a run is beside its data, which are MNIST. */
export interface MeasuredSetting {
  /** A network by name; undefined for the default setting. */
  readonly network: string | undefined;
  readonly epochs: number;
}

/** What one run came to. */
export interface RunFigures {
  /** Per cent of the test digits. */
  readonly testAccuracy: number;
  /** Seconds of training alone. */
  readonly trainingSeconds: number;
  /** Seconds from the start of training to its end, tests of every epoch included. */
  readonly wholeSeconds: number;
  /** SHA-256 of the parameters. */
  readonly fingerprint: string;
}

/** Trains a setting by `vitrum train --json`. */
export async function trainAtCommandLine(dataDir: string, { network, epochs }: MeasuredSetting): Promise<RunFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-measure-'));
  const program = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
  const loader = createRequire(import.meta.url).resolve('tsx');
  const startedAt = performance.now();
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--import', loader, '--conditions=@vitrum/source', program],
      ...['train', '--dataset', 'mnist', '--data-dir', dataDir, '--epochs', String(epochs)],
      ...(network === undefined ? [] : ['--network', network]),
      ...['--json', '--out', join(folder, 'run')],
    ]);
    const wholeSeconds = (performance.now() - startedAt) / 1000;
    const done = readRecord(stdout.trim().split('\n').at(-1) ?? '');
    return {
      testAccuracy: Number(done['testAccuracy']),
      trainingSeconds: Number(done['seconds']),
      wholeSeconds,
      fingerprint: String(done['fingerprint']),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readRecord(line: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new Error(`No record of training: ${line}`);
  return { ...value };
}
