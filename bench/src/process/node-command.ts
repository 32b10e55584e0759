import { join } from 'node:path';
import { paths } from '../paths.ts';
import type { Command } from './process-runner.ts';

/** Runs one of the programs in `src/vitrum/` with Node, which strips the types itself: no loader affects the measurement. */
export function nodeCommand(file: string, flags: readonly string[] = []): Command {
  return { program: process.execPath, args: ['--experimental-strip-types', ...flags, join(paths.vitrum, file)] };
}
