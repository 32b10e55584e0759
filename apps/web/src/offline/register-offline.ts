import type { Workbox } from 'workbox-window';
import { keptData } from './kept-data.ts';
import { setOfflineState } from './offline-state.ts';

let isRegistered = false;
let workbox: Workbox | undefined;

/** Registers the service worker that stores the site. Calling it again does nothing. */
export function registerOffline(): void {
  if (isRegistered) return;
  isRegistered = true;
  // The development server has no service worker, and an old one would hide what is being changed.
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) {
    setOfflineState('unavailable');
    return;
  }
  register().catch((error: unknown) => {
    setOfflineState('failed');
    console.warn('The page will not work offline:', error); // all the rest of it does
  });
}

/** Lets the newer site take over and loads the page again; what is being trained is lost. */
export function applyUpdate(): void {
  workbox?.addEventListener('controlling', () => location.reload());
  workbox?.messageSkipWaiting();
}

/** Keeps data files that were fetched without the service worker's help, as by a worker that was there before it. */
export async function keepForOffline(addresses: readonly string[]): Promise<void> {
  if (workbox === undefined || addresses.length === 0) return;
  await workbox.messageSW({ type: 'CACHE_URLS', payload: { urlsToCache: addresses } });
}

async function register(): Promise<void> {
  const { Workbox } = await import('workbox-window');
  const created = new Workbox('./sw.js');
  workbox = created;
  created.addEventListener('activated', ({ isUpdate }) => {
    setOfflineState('ready');
    // The first visit fetched its data before there was anything to keep them.
    if (isUpdate !== true) void keepForOffline(fetchedData());
  });
  created.addEventListener('waiting', () => setOfflineState('update'));
  created.addEventListener('redundant', () => setOfflineState('failed'));
  const registration = await created.register();
  if (registration?.waiting) setOfflineState('update');
  else if (registration?.active) setOfflineState('ready');
}

function fetchedData(): readonly string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((address) => keptData.test(address));
}
