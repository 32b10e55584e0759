import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';
import { isCheckpoint } from '@vitrum/runs';
import { checkpointName, runFiles, type RunFile } from '@vitrum/runs/internal';
import type { GivenPaths } from '../given-paths.ts';
import { stepsIn } from './checkpoint-files.ts';

/** Recognizes the files that a run writes, by their content. */
const isOfRun: Readonly<Record<RunFile, (text: string) => boolean>> = {
  config: (text) => {
    const config = parse(text);
    // A handwritten configuration is incomplete, and must not be overwritten by the completed one.
    return isRecord(config) && isRecord(config['network']) && 'layers' in config['network'] && isRecord(config['training']) && 'dataset' in config;
  },
  events: (text) => {
    const event = parse(text.split('\n', 1)[0] ?? '');
    return text === '' || (isRecord(event) && typeof event['event'] === 'string');
  },
  // These are large, and may be truncated by a full disk.
  untrained: isOfVitrum,
  best: isOfVitrum,
  model: isOfVitrum,
};

/**
 * Checks that no foreign file in a folder would be overwritten by a file of the run.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function checkRunFolder(path: string, paths: GivenPaths): Promise<void> {
  // Object.keys() returns string[]; the keys of this constant object are exactly the run files.
  for (const file of Object.keys(runFiles) as readonly RunFile[]) {
    const name = join(path, runFiles[file]);
    const text = await readFile(paths.resolve(name), 'utf8').catch(() => undefined); // usually there is none
    if (text !== undefined && !isOfRun[file](text)) throw foreign(path, name);
  }
  for (const step of await stepsIn(paths.resolve(path))) {
    const name = join(path, checkpointName(step));
    if (!isCheckpoint(await beginningOf(paths.resolve(name)))) throw foreign(path, name);
  }
}

function foreign(path: string, name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_OUTPUT_UNWRITABLE',
    message: `${path} is no run folder: ${name} is there, was not written by a run, and would be overwritten.`,
    hint: 'Give --out a folder of its own, or move that file away.',
  });
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(256), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isOfVitrum(text: string): boolean {
  return text === '' || /^\s*\{\s*"format"\s*:\s*"vitrum-/.test(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a run's files are JSON
  }
}
