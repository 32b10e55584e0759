import type { WorkerConnection } from './connect-worker.ts';

/** Milliseconds between two looks. */
const beat = 1000;
/** Looks without an answer after which the worker counts as hanging. */
const patience = 5;

/** What is called when the worker hangs, and when it answers after all. */
export interface Watcher {
  onSilence(): void;
  onAnswer(): void;
}

/**
 * Watches a worker from which an answer is awaited. Looks are counted, not seconds: where the page itself stands still, as in a tab
 * in the background or on a sleeping machine, the worker is not to blame.
 */
export function watchWorker(connection: Pick<WorkerConnection, 'isAwaited' | 'ping'>, watcher: Watcher): void {
  let asked: Promise<void> | undefined;
  let unanswered = 0;

  function ask(): void {
    unanswered = 0;
    const question = connection.ping();
    asked = question;
    void question.then(() => {
      if (asked !== question) return;
      asked = undefined;
      if (unanswered >= patience) watcher.onAnswer();
    });
  }

  setInterval(() => {
    if (asked === undefined) {
      if (connection.isAwaited()) ask();
    } else if (++unanswered === patience) {
      watcher.onSilence();
    } else if (unanswered > patience && !connection.isAwaited()) {
      asked = undefined; // it was replaced
    }
  }, beat);
}
