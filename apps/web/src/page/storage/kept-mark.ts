const key = 'vitrum.has-kept-runs';

/** Notes that this browser keeps runs, so that a first visit need not look for any. */
export function rememberShelf(): void {
  try {
    localStorage.setItem(key, 'yes');
  } catch {
    // No storage: no runs are kept either.
  }
}

export function hasShelf(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
