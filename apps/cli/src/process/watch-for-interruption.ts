import { Interruption, type InterruptionWatch } from '../interruption.ts';
import { endProcess } from './end-process.ts';
import { startWatchdog } from './watchdog.ts';

/** A second signal within this many milliseconds is a duplicate: npm and tsx forward what the terminal has already sent. */
const relayTime = 500;

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Turns the first SIGINT or SIGTERM into an aborted signal; the second ends the process at once. While the event loop is blocked, for
 * example by an endless loop in a plugin, signals have their default effect and end the process.
 */
export function watchForInterruption(): InterruptionWatch {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const onSignal = (): void => {
    const now = performance.now();
    firstAt ??= now;
    if (now - firstAt > relayTime) endProcess(130);
    controller.abort(new Interruption('Interrupted.'));
  };
  let isListening = false;
  const listen = (): void => {
    if (isListening) return;
    for (const name of signals) process.on(name, onSignal);
    isListening = true;
  };
  const letGo = (): void => {
    for (const name of signals) process.off(name, onSignal);
    isListening = false;
  };
  listen();
  const watchdog = startWatchdog(letGo, listen);
  return {
    signal: controller.signal,
    end: () => {
      watchdog.end();
      letGo();
    },
  };
}
