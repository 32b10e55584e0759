/**
 * How far the page is on the way to work without a network:
 * - `unavailable`: this browser, or an address that is no secure context, has no service workers;
 * - `preparing`: the site is being stored;
 * - `ready`: everything is stored;
 * - `update`: it is ready, and a newer site waits to be used;
 * - `failed`: it could not be stored, and the page needs its network.
 */
export type OfflineState = 'unavailable' | 'preparing' | 'ready' | 'update' | 'failed';

type Listener = (state: OfflineState) => void;

const listeners = new Set<Listener>();
let current: OfflineState = 'preparing';

/** The state as it is now. */
export const offlineState = (): OfflineState => current;

/** Tells the state now and whenever it changes; the function that is returned ends that. */
export function watchOfflineState(listener: Listener): () => void {
  listeners.add(listener);
  listener(current);
  return () => void listeners.delete(listener);
}

/** Takes a new state and tells it. */
export function setOfflineState(state: OfflineState): void {
  if (state === current) return;
  current = state;
  for (const listener of listeners) listener(state);
}
