/**
 * The availability of the page offline:
 * - `unavailable`: no service workers in this browser, or in an insecure context;
 * - `preparing`: the site is being stored;
 * - `ready`: everything is stored;
 * - `update`: ready, and a newer version of the site is waiting;
 * - `failed`: it could not be stored, the page needs a network.
 */
export type OfflineState = 'unavailable' | 'preparing' | 'ready' | 'update' | 'failed';

type Listener = (state: OfflineState) => void;

const listeners = new Set<Listener>();
let current: OfflineState = 'preparing';

/** The current state. */
export const offlineState = (): OfflineState => current;

/** Calls a listener with the current state and with every new one; returns a function that unsubscribes. */
export function watchOfflineState(listener: Listener): () => void {
  listeners.add(listener);
  listener(current);
  return () => void listeners.delete(listener);
}

/** Sets the state and notifies the listeners. */
export function setOfflineState(state: OfflineState): void {
  if (state === current) return;
  current = state;
  for (const listener of listeners) listener(state);
}
