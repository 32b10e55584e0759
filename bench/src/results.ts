import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from './environment/machine.ts';
import type { Section } from './section.ts';

/** The results of a suite, with date, machine and build. */
export interface Result {
  readonly suite: string;
  readonly isQuick: boolean;
  readonly isMnist: boolean;
  /** ISO 8601. */
  readonly measuredAt: string;
  readonly fingerprint: string;
  readonly machine: Machine;
  readonly section: Section;
}

const fileOf = (folder: string, suite: string, isQuick: boolean): string => join(folder, `${isQuick ? 'quick' : 'full'}-${suite}.json`);

/** Stores a result, replacing an earlier one of the same suite. */
export async function writeResult(folder: string, result: Result): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(folder, result.suite, result.isQuick), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** The stored result of a suite's long form; undefined if there is none of this build. */
export function readResult(folder: string, suite: string, fingerprint: string): Result | undefined {
  const file = fileOf(folder, suite, false);
  if (!existsSync(file)) return undefined;
  // written by `writeResult`
  const result = JSON.parse(readFileSync(file, 'utf8')) as Result;
  return result.fingerprint === fingerprint ? result : undefined;
}
