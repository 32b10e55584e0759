/**
 * Processes values one at a time and, while busy, keeps only the latest one: if drawing is faster than the network, its answers lag by
 * at most one.
 */
export function latestOnly<T>(work: (value: T) => Promise<void>): (value: T) => void {
  let waiting: { readonly value: T } | undefined;
  let isWorking = false;
  const begin = async (): Promise<void> => {
    isWorking = true;
    try {
      while (waiting !== undefined) {
        const { value } = waiting;
        waiting = undefined;
        await work(value);
      }
    } finally {
      isWorking = false;
    }
  };
  return (value) => {
    waiting = { value };
    if (!isWorking) void begin();
  };
}
