import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from './environment/machine.ts';
import type { Section } from './section.ts';

/** What a suite measured, where, when and of which build. */
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

/** Keeps a result, in place of an earlier one of the same suite. */
export async function writeResult(folder: string, result: Result): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(folder, result.suite, result.isQuick), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** The kept result of the long form of a suite; undefined where there is none of this build. */
export function readResult(folder: string, suite: string, fingerprint: string): Result | undefined {
  const file = fileOf(folder, suite, false);
  if (!existsSync(file)) return undefined;
  // `writeResult` wrote it.
  const result = JSON.parse(readFileSync(file, 'utf8')) as Result;
  return result.fingerprint === fingerprint ? result : undefined;
}
