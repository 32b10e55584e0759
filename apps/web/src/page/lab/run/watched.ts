const key = 'vitrum.has-watched';

let isWatched = false;

/** Whether a visitor of this browser has watched a training. */
export function hasWatched(): boolean {
  try {
    return isWatched || localStorage.getItem(key) !== null;
  } catch {
    return isWatched; // no storage: for this visit
  }
}

export function rememberWatched(): void {
  isWatched = true;
  try {
    localStorage.setItem(key, 'yes');
  } catch {
    // As above.
  }
}
