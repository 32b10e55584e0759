import { VitrumError } from '@vitrum/core';
import { isRecord, within } from '@vitrum/core/internal';
import { parseRunConfig, type RunConfig } from '@vitrum/runs';
import { parseSweep, parseSweepRecord, type Direction, type Space } from '@vitrum/sweeps';
import { readFile } from '../data/imported-files.ts';

/** What `sweep.json` tells of a sweep. */
export interface SweepDescription {
  readonly figure: string;
  readonly direction: Direction;
  readonly isPercent: boolean;
  /** Of a whole run. */
  readonly epochs: number;
  /** How many each trial is trained with. */
  readonly seeds: number;
  /** What all runs have in common. */
  readonly run: RunConfig;
  /** The settings that are tried. */
  readonly space: Space;
}

/** @throws VITRUM_INVALID_CONFIG, VITRUM_DATA_UNREADABLE */
export async function readSweepDescription(file: File): Promise<SweepDescription> {
  const { bytes } = await readFile(file);
  const record = parseSweepRecord(new TextDecoder().decode(bytes));
  if (record === undefined) throw noSweep(file.name);
  const { description, figure, direction, isPercent, epochs, seeds } = record;
  const { run } = description;
  return { figure, direction, isPercent, epochs, seeds: seeds.length, run: isRecord(run) ? within(file.name, () => parseRunConfig(run)) : {}, space: within(file.name, () => parseSweep(description)).space };
}

function noSweep(name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `${name} is not the description of a sweep, and is left out.`,
    hint: 'Take sweep.json as "vitrum sweep" wrote it, from the folder of trials.jsonl.',
  });
}
