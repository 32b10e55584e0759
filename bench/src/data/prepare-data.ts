import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCommand } from '../process/node-command.ts';
import type { ProcessRunner } from '../process/process-runner.ts';

/** The samples of this run, in a temporary folder that every engine reads from. */
export interface PreparedData {
  readonly folder: string;
  /** False: MNIST was not found, and random pictures as sparse as MNIST's stand in. */
  readonly isMnist: boolean;
  readonly trainSamples: number;
  readonly testSamples: number;
}

/** Writes the samples out once, so that all engines get the same ones in the simplest form there is. */
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

/** Removes what `prepareData` wrote. */
export async function removeData(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
