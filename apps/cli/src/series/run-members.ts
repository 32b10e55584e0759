import type { Member } from './members.ts';
import type { MemberEnd, MemberRun } from './member-run.ts';

/** What runs the members of a series. */
export interface MembersRequest {
  readonly members: readonly Member[];
  /** Runs at the same time. */
  readonly jobs: number;
  readonly start: (member: Member) => MemberRun;
  readonly onEnd: (member: Member, end: MemberEnd) => void;
  /** Aborted: the running ones are interrupted, and no other is started. */
  readonly signal: AbortSignal;
}

/** Runs all members, a number of them at a time. One that fails does not stop the others. */
export async function runMembers({ members, jobs, start, onEnd, signal }: MembersRequest): Promise<ReadonlyMap<Member, MemberEnd>> {
  const ends = new Map<Member, MemberEnd>();
  const running = new Set<MemberRun>();
  const waiting = [...members];
  const interruptAll = (): void => {
    for (const run of running) run.interrupt();
  };
  signal.addEventListener('abort', interruptAll);
  const work = async (): Promise<void> => {
    for (let member = waiting.shift(); member !== undefined && !signal.aborted; member = waiting.shift()) {
      const run = start(member);
      running.add(run);
      const end = await run.end;
      running.delete(run);
      ends.set(member, end);
      onEnd(member, end);
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, work));
    return ends;
  } finally {
    signal.removeEventListener('abort', interruptAll);
  }
}
