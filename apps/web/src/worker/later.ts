/** What `load` gives, fetched when it is first asked for, and again where that failed: a connection may come back. */
export function later<Room>(load: () => Promise<Room>): () => Promise<Room> {
  let kept: Promise<Room> | undefined;
  return () =>
    (kept ??= load().catch((error: unknown) => {
      kept = undefined;
      throw error;
    }));
}
