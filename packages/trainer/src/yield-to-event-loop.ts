// Node, browsers and workers have these; TypeScript's ECMAScript library does not declare them.
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
declare const MessageChannel: new () => { readonly port1: Port; readonly port2: Port };
declare const setImmediate: ((run: () => void) => unknown) | undefined;

/** The part of an `AbortSignal` that the trainer uses. */
export interface StopSignal {
  /** True from the moment that an end was asked for. */
  readonly aborted: boolean;
  /** Throws the signal's reason once it is aborted; does nothing before. */
  throwIfAborted(): void;
}

/**
 * Yields to the event loop, so that timers, signals and input are handled. In a browser a message channel avoids the delay that it adds
 * to `setTimeout`; Node's `setImmediate` takes a tenth of the time of a channel.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise(typeof setImmediate === 'function' ? setImmediate : resolveByMessage);
}

function resolveByMessage(resolve: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(undefined);
}
