import { readdirSync } from 'node:fs';
import { stepOfCheckpoint } from '@vitrum/runs/internal';

/** The names of the checkpoints in a folder, the last one first. */
export function checkpointsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => stepOfCheckpoint(name) !== undefined)
    .sort((a, b) => (stepOfCheckpoint(b) ?? 0) - (stepOfCheckpoint(a) ?? 0));
}
