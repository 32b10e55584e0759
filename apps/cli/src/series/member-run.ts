import { isRecord, parseJson } from '@vitrum/core/internal';
import type { TrainingRecord } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { exitCodes } from '../exit-codes.ts';
import type { RunningProgram } from '../running-program.ts';
import { lineReader } from './line-reader.ts';
import type { Member } from './members.ts';

/** How a run of a series ended. */
export type MemberEnd = 'done' | 'interrupted' | 'failed';

/** What hears a run of a series. */
export interface MemberListener {
  /** A record of the run. */
  readonly onRecord: (record: TrainingRecord, member: Member) => void;
  /** A line that it wrote to standard error. */
  readonly onLine: (line: string) => void;
}

/** A run of a series as a process of its own. */
export interface MemberRun {
  readonly end: Promise<MemberEnd>;
  interrupt(): void;
}

/** Starts a run of a series with the words of its command line. */
export function startMember(member: Member, words: readonly string[], { onRecord, onLine }: MemberListener, host: CommandHost): MemberRun {
  const output = lineReader((line) => {
    const record = recordOf(line);
    if (record !== undefined) onRecord(record, member);
  });
  const errors = lineReader(onLine);
  const { env, paths: { cwd } } = host;
  const program: RunningProgram = host.startProgram(words, { cwd, env, onOutput: output.push, onError: errors.push });
  const end = program.exitCode.then(
    (exitCode) => {
      output.end();
      errors.end();
      if (exitCode === undefined) onLine('ended by the operating system: out of memory, perhaps; fewer at a time need less: --jobs 1');
      return endOf(exitCode);
    },
    (error: unknown) => {
      onLine(`cannot be started: ${error instanceof Error ? error.message : String(error)}`);
      return 'failed' as const;
    },
  );
  return { end, interrupt: () => program.interrupt() };
}

function endOf(exitCode: number | undefined): MemberEnd {
  if (exitCode === 0) return 'done';
  return exitCode === exitCodes.interrupted ? 'interrupted' : 'failed';
}

function recordOf(line: string): TrainingRecord | undefined {
  try {
    const value = parseJson(line);
    return isRecord(value) && typeof value['event'] === 'string' ? { ...value, event: value['event'] } : undefined;
  } catch {
    return undefined; // cut off by the end of the process
  }
}
