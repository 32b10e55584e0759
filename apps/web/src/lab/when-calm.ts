/** Runs work when the browser has nothing else to do; not every browser tells. */
export function whenCalm(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work, 200);
}
