import type { Browser, Page } from 'playwright-core';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';

/** A task of the page's thread, in milliseconds. */
export interface PageTask {
  /** From its start to its end: on a busy machine, waiting for a core counts. */
  readonly duration: number;
  /** What it computed. */
  readonly cpu: number;
}

/** Records the tasks of a page's thread while something is done. */
export async function recordTasks<T>(browser: Browser, page: Page, work: () => Promise<T>): Promise<readonly [result: T, tasks: readonly PageTask[]]> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await work();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  return [result, tasksIn(trace)];
}

/** Chromium's trace: microseconds, with the names of threads beside. */
function tasksIn(trace: unknown): readonly PageTask[] {
  const events = isRecord(trace) && Array.isArray(trace['traceEvents']) ? trace['traceEvents'].filter(isRecord) : [];
  const threadOf = ({ pid, tid }: Readonly<Record<string, unknown>>): string => `${String(pid)}:${String(tid)}`;
  const ofPages = new Set(
    events.flatMap((event) => (event['name'] === 'thread_name' && isRecord(event['args']) && event['args']['name'] === 'CrRendererMain' ? [threadOf(event)] : [])),
  );
  return events
    .filter((event) => event['name'] === 'ThreadControllerImpl::RunTask' && ofPages.has(threadOf(event)))
    // A task that was cut off by the end of the recording has no duration.
    .flatMap(({ dur, tdur }) => (isFiniteNumber(dur) && isFiniteNumber(tdur) ? [{ duration: dur / 1000, cpu: tdur / 1000 }] : []));
}
