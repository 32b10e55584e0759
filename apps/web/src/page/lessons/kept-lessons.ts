const key = 'vitrum.lessons-done';

/** The ids of the lessons done in earlier visits; none if the browser stores nothing. */
export function readLessonsDone(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return []; // unavailable or invalid: the path starts from the beginning
  }
}

export function keepLessonsDone(ids: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Unavailable, as in a private window: progress counts for this visit.
  }
}
