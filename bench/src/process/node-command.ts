import { join } from 'node:path';
import { paths } from '../paths.ts';
import type { Command } from './process-runner.ts';

/** Node on one of the programs below `src/vitrum/`. Node strips the types itself: no loader stands between it and vitrum. */
export function nodeCommand(file: string, flags: readonly string[] = []): Command {
  return { program: process.execPath, args: ['--experimental-strip-types', ...flags, join(paths.vitrum, file)] };
}
