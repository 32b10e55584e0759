/** Loads on first use, and again after a failure, since a connection may come back. */
export function later<Room>(load: () => Promise<Room>): () => Promise<Room> {
  let kept: Promise<Room> | undefined;
  return () =>
    (kept ??= load().catch((error: unknown) => {
      kept = undefined;
      throw error;
    }));
}
