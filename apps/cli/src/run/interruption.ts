const marker = Symbol.for('vitrum.interruption');

/** The reason of a signal that the user's Ctrl-C, or a request to terminate, has aborted. */
class Interruption extends Error {
  readonly [marker] = true;
}

/** True for what an operation throws when it was stopped by {@link watchForInterruption}. */
export function isInterruption(error: unknown): boolean {
  return typeof error === 'object' && error !== null && marker in error;
}

/** Watches for the wish to stop. */
export interface InterruptionWatch {
  /** Aborted at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Lets the signals do again what they do by default. */
  end(): void;
}

/** Below this many milliseconds, a second signal is the first one again: npm and tsx pass on what the terminal sent already. */
const relayTime = 500;

/** Turns the first SIGINT or SIGTERM into an aborted signal; the second ends the process at once. */
export function watchForInterruption(): InterruptionWatch {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const onSignal = (): void => {
    const now = performance.now();
    firstAt ??= now;
    if (now - firstAt > relayTime) process.exit(130);
    controller.abort(new Interruption('Interrupted.'));
  };
  const names = ['SIGINT', 'SIGTERM'] as const;
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    end: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
