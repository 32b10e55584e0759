import type { Workbox } from 'workbox-window';
import { keptData } from './kept-data.ts';
import { setOfflineState } from './offline-state.ts';

let isRegistered = false;
let workbox: Workbox | undefined;

/** Registers the service worker that stores the site; repeated calls do nothing. */
export function registerOffline(): void {
  if (isRegistered) return;
  isRegistered = true;
  // The development server has no service worker, and an old one would hide changes.
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) {
    setOfflineState('unavailable');
    return;
  }
  register().catch((error: unknown) => {
    setOfflineState('failed');
    console.warn('The page will not work offline:', error); // the rest of the page works
  });
}

/** Activates the newer site and reloads the page; the current training is lost. */
export function applyUpdate(): void {
  workbox?.addEventListener('controlling', () => location.reload());
  workbox?.messageSkipWaiting();
}

/** Caches data files that were fetched before the service worker was active. */
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
    // The first visit fetches its data before the service worker is active.
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
