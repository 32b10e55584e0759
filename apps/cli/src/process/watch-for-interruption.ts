import { Interruption, type InterruptionOptions, type InterruptionWatch } from '../interruption.ts';
import { endProcess } from './end-process.ts';
import { startWatchdog } from './watchdog.ts';

/** A second signal within this many milliseconds is a duplicate: npm and tsx forward what the terminal has already sent. */
const relayTime = 500;

/** SIGHUP comes when the terminal is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Interrupts the running command, if it saves its work. */
let interruptWork: ((reason: Interruption) => void) | undefined;

/** Interrupts a command that saves its work; false if there is none. */
export function interruptRunning(reason: Interruption): boolean {
  interruptWork?.(reason);
  return interruptWork !== undefined;
}

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into an aborted signal; the second ends the process at once. While the event loop is blocked, for
 * example by an endless loop in a plugin, signals have their default effect and end the process.
 */
export function watchForInterruption({ savesWork = false }: InterruptionOptions = {}): InterruptionWatch {
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
  if (savesWork) interruptWork = (reason) => controller.abort(reason); // the first reason counts
  const watchdog = startWatchdog(letGo, listen);
  return {
    signal: controller.signal,
    end: () => {
      watchdog.end();
      letGo();
      if (savesWork) interruptWork = undefined;
    },
  };
}
