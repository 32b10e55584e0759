import { Interruption, type InterruptionWatch } from '../interruption.ts';

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
