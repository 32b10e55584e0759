// Node, browsers and workers have these; TypeScript's ECMAScript library does not declare them.
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
declare const MessageChannel: new () => { readonly port1: Port; readonly port2: Port };

/** The part of an `AbortSignal` that the trainer uses. */
export interface StopSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/**
 * Yields to the event loop, so that timers, signals and input are handled. A message channel avoids the delay that browsers add to
 * `setTimeout`.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
