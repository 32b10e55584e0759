import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, VitrumError } from '@vitrum/core';
import { runFiles, type RunFile } from '@vitrum/runs';
import type { GivenPaths } from '../given-paths.ts';

/** Whether the text of a file is what a run writes under its name. */
const isOfRun: Readonly<Record<RunFile, (text: string) => boolean>> = {
  config: (text) => {
    const config = parse(text);
    // A configuration that a person wrote leaves things out, and is not to be replaced by what became of it.
    return isRecord(config) && isRecord(config['network']) && 'layers' in config['network'] && isRecord(config['training']) && 'dataset' in config;
  },
  events: (text) => {
    const event = parse(text.split('\n', 1)[0] ?? '');
    return text === '' || (isRecord(event) && typeof event['event'] === 'string');
  },
  // These may be cut short by a disk that is full, and are large.
  untrained: isOfVitrum,
  model: isOfVitrum,
  checkpoint: isOfVitrum,
};

/**
 * Checks that nothing in a folder bears the name of a run's file without being one: it would be overwritten.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function checkRunFolder(path: string, paths: GivenPaths): Promise<void> {
  // Object.keys() forgets that the keys of an object of constants are exactly those.
  for (const file of Object.keys(runFiles) as readonly RunFile[]) {
    const name = join(path, runFiles[file]);
    const text = await readFile(paths.resolve(name), 'utf8').catch(() => undefined); // none is there, mostly
    if (text === undefined || isOfRun[file](text)) continue;
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `${path} is no run folder: ${name} is there, was not written by a run, and would be overwritten.`,
      hint: 'Give --out a folder of its own, or move that file away.',
    });
  }
}

function isOfVitrum(text: string): boolean {
  return text === '' || /^\s*\{\s*"format"\s*:\s*"vitrum-/.test(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what is no JSON is no run's
  }
}
