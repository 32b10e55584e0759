const key = 'vitrum.lessons-done';

/** The ids of the lessons that were done in earlier visits; none where the browser keeps nothing. */
export function readLessonsDone(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return []; // refused, or not ours: the path begins anew, which costs the visitor nothing
  }
}

export function keepLessonsDone(ids: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Refused, as in a private window: what is done then counts for this visit.
  }
}
