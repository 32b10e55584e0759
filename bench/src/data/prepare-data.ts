import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCommand } from '../process/node-command.ts';
import type { ProcessRunner } from '../process/process-runner.ts';

/** The samples of this run, in a temporary folder shared by all engines. */
export interface PreparedData {
  readonly folder: string;
  /** False if MNIST was not found and random pictures of the same sparsity are used instead. */
  readonly isMnist: boolean;
  readonly trainSamples: number;
  readonly testSamples: number;
}

/** Writes the samples to disk, so that all engines get the same ones in the simplest format. */
export async function prepareData(runner: ProcessRunner): Promise<PreparedData> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-bench-'));
  try {
    const described = await runner.ask<Omit<PreparedData, 'folder'>>(nodeCommand('write-data.ts'), { folder });
    return { folder, ...described };
  } catch (error) {
    await removeData(folder);
    throw error;
  }
}

/** Removes the files of `prepareData`. */
export async function removeData(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
